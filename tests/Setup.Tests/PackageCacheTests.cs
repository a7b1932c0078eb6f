using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup;
using DockerDesktop.Setup.Cache;
using DockerDesktop.Setup.Payload;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using FakeWindows;
using Setup.Tests.Fakes;

namespace Setup.Tests;

[TestClass]
public sealed class PackageCacheTests
{
    private readonly FakeFileSystem _files = new();
    private readonly FakeImage _image = new();
    private readonly PackageCacheLocation _location = PackageCacheLocation.ForAllUsers(@"C:\Program Files");
    private readonly IReadOnlyList<string> _before;

    public PackageCacheTests() => _before = _files.Snapshot;

    private static string CachedFile => $@"{SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}\{FakeImage.AllUsersFile}";

    private EmbeddedPackage Package => new EmbeddedPackages(_image)[PackageScope.PerMachine];

    [TestMethod]
    public void A_package_is_unpacked_where_administrators_alone_write()
    {
        using (var cache = PackageCache.Open(_files, _location))
        {
            using var cached = cache.Add(Package, _image);

            Assert.AreEqual(CachedFile, cached.Path);
            CollectionAssert.AreEqual(FakeImage.AllUsersPackage, _files.ReadAll(CachedFile));
            foreach (var path in (string[])[SetupComputer.ProgramFilesFolder, $@"{SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}", CachedFile])
            {
                var security = _files.Find(path)!.Security;
                Assert.StartsWith("O:BAG:BAD:PAI(A;", security, path);
                Assert.EndsWith(";0x1200a9;;;BU)", security, path);
                Assert.DoesNotContain(";FA;;;BU", security, path);
            }
        }

        Assert.IsTrue(_files.Exists(CachedFile), "the source of repairs stays");
        Assert.AreEqual(0, _files.OpenHandles);
    }

    [TestMethod]
    public void While_it_is_held_nobody_writes_renames_or_deletes_it()
    {
        using var cache = PackageCache.Open(_files, _location);
        using var cached = cache.Add(Package, _image);

        foreach (var rights in (FileRights[])[FileRights.Write, FileRights.Delete])
        {
            _files.OpenRoot(@"C:\", out var root);
            root!.Open("Program Files", new FileOpening(FileRights.Traverse) { Share = FileShare.ReadWrite }, out var programs);
            programs!.Open("Docker Desktop Installer", new FileOpening(FileRights.Traverse) { Share = FileShare.ReadWrite }, out var folder);
            folder!.Open(FakeImage.AllUsersCode, new FileOpening(FileRights.Traverse) { Share = FileShare.ReadWrite }, out var own);
            Assert.AreEqual(Win32FileError.SharingViolation, own!.Open(FakeImage.AllUsersFile, new FileOpening(rights) { Share = FileShare.ReadWrite | FileShare.Delete }, out _));
        }
    }

    [TestMethod]
    public void A_changed_byte_is_found_and_nothing_stays()
    {
        var image = new FakeImage();
        image.Tamper();

        using (var cache = PackageCache.Open(_files, _location))
        {
            var package = new EmbeddedPackages(image)[PackageScope.PerUser];
            Assert.AreEqual(577, Assert.ThrowsExactly<SetupException>(() => cache.Add(package, image)).ExitCode);
        }

        CollectionAssert.AreEqual(_before.ToList(), _files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_package_that_was_exchanged_in_the_cache_is_unpacked_anew()
    {
        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
        }

        _files.Find(CachedFile)!.Content = [1, 2, 3];

        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
        }

        CollectionAssert.AreEqual(FakeImage.AllUsersPackage, _files.ReadAll(CachedFile));
    }

    [TestMethod]
    public void A_link_in_the_place_of_the_package_is_removed_and_not_followed()
    {
        _files.AddFolder($@"{SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}", FakeFileSystem.Administrators);
        _files.AddFile(@"C:\Users\user\target.msi", FakeImage.AllUsersPackage, FakeFileSystem.User);
        _files.AddLink(CachedFile, @"C:\Users\user\target.msi", isFolder: false);

        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
        }

        Assert.IsNull(_files.Find(CachedFile)!.Target);
        CollectionAssert.AreEqual(FakeImage.AllUsersPackage, _files.ReadAll(@"C:\Users\user\target.msi"));
    }

    /// <summary>A placeholder, whose content somebody else gives when it is read.</summary>
    [TestMethod]
    public void A_placeholder_of_the_right_length_and_content_is_not_taken_for_the_package()
    {
        _files.AddFolder($@"{SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}", FakeFileSystem.Administrators);
        _files.AddFile(CachedFile, FakeImage.AllUsersPackage, FakeFileSystem.Administrators, FileAttributes.ReparsePoint | FileAttributes.Archive);

        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
        }

        Assert.AreEqual(FileAttributes.Archive, _files.Find(CachedFile)!.Attributes);
    }

    [TestMethod]
    public void A_folder_that_a_user_made_beforehand_is_refused()
    {
        _files.AddFolder(SetupComputer.ProgramFilesFolder, FakeFileSystem.User);
        var before = _files.Snapshot;

        Assert.Contains(FakeFileSystem.User, Assert.ThrowsExactly<FileRefusedException>(() => PackageCache.Open(_files, _location)).Message);

        CollectionAssert.AreEqual(before.ToList(), _files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_junction_in_the_place_of_the_folder_is_refused()
    {
        _files.AddFolder(@"C:\Users\user\elsewhere", FakeFileSystem.User);
        _files.AddLink(SetupComputer.ProgramFilesFolder, @"C:\Users\user\elsewhere");

        Assert.ThrowsExactly<FileRefusedException>(() => PackageCache.Open(_files, _location));

        Assert.IsEmpty(_files.Find(@"C:\Users\user\elsewhere")!.Children);
    }

    [TestMethod]
    public void A_second_setup_program_is_told_to_wait_and_takes_nothing_away()
    {
        using var cache = PackageCache.Open(_files, _location);
        var during = _files.Snapshot;

        Assert.AreEqual(1618, Assert.ThrowsExactly<SetupException>(() => PackageCache.Open(_files, _location)).ExitCode);

        CollectionAssert.AreEqual(during.ToList(), _files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_failure_at_any_step_leaves_nothing()
    {
        // The steps until the package is there; those after it take things away.
        int steps;
        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
            steps = _files.Steps;
        }

        Assert.IsGreaterThan(5, steps);
        for (var step = 1; step <= steps; step++)
        {
            var files = new FakeFileSystem { FailAt = step, FailWith = Win32FileError.DiskFull };
            var before = files.Snapshot;
            try
            {
                using var cache = PackageCache.Open(files, _location);
                cache.Add(Package, _image).Dispose();
                cache.RemoveUnused(_ => false);
            }
            catch (SystemFileException e) when (e.Error == Win32FileError.DiskFull)
            {
            }

            CollectionAssert.AreEqual(before.ToList(), files.Snapshot.ToList(), $"step {step}: {string.Join(", ", files.Log)}");
        }
    }

    [TestMethod]
    public void A_stick_that_is_pulled_out_leaves_nothing()
    {
        _image.GoneFrom = 4096 + FakeImage.PerUserPackage.Length + 270_000;

        using (var cache = PackageCache.Open(_files, _location))
        {
            Assert.ThrowsExactly<IOException>(() => cache.Add(Package, _image));
        }

        CollectionAssert.AreEqual(_before.ToList(), _files.Snapshot.ToList());
    }

    [TestMethod]
    public void What_a_crash_or_somebody_left_in_the_place_of_the_unpacked_file_is_made_anew()
    {
        var leftover = CachedFile + ".new";
        _files.AddFolder($@"{SetupComputer.ProgramFilesFolder}\{FakeImage.AllUsersCode}", FakeFileSystem.Administrators);
        _files.AddFile(leftover, [1, 2, 3], FakeFileSystem.User);
        using (_files.Hold(leftover, FileRights.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            using var cache = PackageCache.Open(_files, _location);
            using var cached = cache.Add(Package, _image);
        }

        Assert.StartsWith("O:BAG:BAD:PAI(A;", _files.Find(CachedFile)!.Security, "not the file that somebody had open");
        Assert.IsFalse(_files.Exists(leftover));
        CollectionAssert.AreEqual(FakeImage.AllUsersPackage, _files.ReadAll(CachedFile));
    }

    [TestMethod]
    public void A_file_that_somebody_puts_in_the_place_at_the_last_moment_is_not_written()
    {
        var mine = new byte[] { 1 };
        _files.BeforeStep = step =>
        {
            if (step == $"Create {CachedFile}.new")
            {
                _files.BeforeStep = null;
                _files.AddFile(CachedFile + ".new", mine, FakeFileSystem.User);
            }
        };

        using var cache = PackageCache.Open(_files, _location);
        Assert.AreEqual(Win32FileError.AlreadyExists, Assert.ThrowsExactly<SystemFileException>(() => cache.Add(Package, _image)).Error);

        CollectionAssert.AreEqual(new byte[] { 1 }, mine);
    }

    [TestMethod]
    public void While_it_is_unpacked_nobody_opens_it()
    {
        var tries = 0;
        _files.BeforeStep = step =>
        {
            if (step.StartsWith("WritePart ", StringComparison.Ordinal))
            {
                tries++;
                Assert.AreEqual(Win32FileError.SharingViolation, Open(CachedFile + ".new", FileRights.Write));
                Assert.AreEqual(Win32FileError.SharingViolation, Open(CachedFile + ".new", FileRights.Read));
            }
        };

        using var cache = PackageCache.Open(_files, _location);
        cache.Add(Package, _image).Dispose();

        Assert.IsGreaterThan(1, tries);
    }

    [TestMethod]
    public void A_loss_of_power_leaves_a_whole_package_or_one_that_is_unpacked_anew()
    {
        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
            _files.Restart(powerWasLost: true);
            CollectionAssert.AreEqual(FakeImage.AllUsersPackage, _files.ReadAll(CachedFile), "what is there under its name is on the disk");
        }
    }

    [TestMethod]
    public void The_lock_is_for_those_who_may_write_there_and_goes_with_the_process()
    {
        var place = $@"{SetupComputer.ProgramFilesFolder}\setup.lock";
        using (PackageCache.Open(_files, _location))
        {
            Assert.AreEqual("O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", _files.Find(place)!.Security);
            _files.Restart(powerWasLost: false);
        }

        Assert.IsFalse(_files.Exists(place), "though nothing of the process' own ran");
    }

    [TestMethod]
    public void Packages_of_products_that_are_gone_are_removed_and_nothing_else()
    {
        const string Earlier = "{66666666-6666-6666-6666-666666666666}";
        _files.AddFolder($@"{SetupComputer.ProgramFilesFolder}\{Earlier}", FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\{Earlier}\{FakeImage.AllUsersFile}", [1], FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\notes.txt", [1], FakeFileSystem.Administrators);
        const string Shared = "{77777777-7777-7777-7777-777777777777}";
        _files.AddFolder($@"{SetupComputer.ProgramFilesFolder}\{Shared}\below.msi", FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\{Shared}\{FakeImage.AllUsersFile}", [1], FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\{Shared}\{FakeImage.AllUsersFile}.new", [1], FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\{Shared}\payroll.xls", [1], FakeFileSystem.Administrators);
        _files.AddFile($@"{SetupComputer.ProgramFilesFolder}\{Shared}\below.msi\x.msi", [1], FakeFileSystem.Administrators);

        using (var cache = PackageCache.Open(_files, _location))
        {
            cache.Add(Package, _image).Dispose();
            cache.RemoveUnused(code => code == FakeImage.AllUsersCode);
        }

        Assert.IsFalse(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\{Earlier}"));
        Assert.IsTrue(_files.Exists(CachedFile));
        Assert.IsTrue(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\notes.txt"));
        Assert.IsFalse(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\{Shared}\{FakeImage.AllUsersFile}"));
        Assert.IsFalse(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\{Shared}\{FakeImage.AllUsersFile}.new"));
        Assert.IsTrue(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\{Shared}\payroll.xls"));
        Assert.IsTrue(_files.Exists($@"{SetupComputer.ProgramFilesFolder}\{Shared}\below.msi\x.msi"));
    }

    [TestMethod]
    public void The_cache_of_a_user_is_his_own()
    {
        using (var cache = PackageCache.Open(_files, PackageCacheLocation.ForUser(_files, @"C:\Users\user\AppData\Local", new SetupUser(FakeFileSystem.User, IsElevated: false))))
        {
            cache.Add(new EmbeddedPackages(_image)[PackageScope.PerUser], _image).Dispose();
        }

        var security = _files.Find(SetupComputer.LocalFolder)!.Security;
        Assert.AreEqual($"O:{FakeFileSystem.User}G:{FakeFileSystem.User}D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{FakeFileSystem.User})", security);
    }

    private uint Open(string path, FileRights rights)
    {
        var names = path.Split('\\');
        _files.OpenRoot(@"C:\", out var at);
        foreach (var name in names[1..^1])
        {
            at!.Open(name, new FileOpening(FileRights.Traverse) { Share = FileShare.ReadWrite | FileShare.Delete }, out at);
        }

        var error = at!.Open(names[^1], new FileOpening(rights) { Share = FileShare.ReadWrite | FileShare.Delete }, out var opened);
        opened?.Dispose();
        return error;
    }
}
