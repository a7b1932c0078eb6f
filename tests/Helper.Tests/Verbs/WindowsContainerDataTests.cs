using DockerDesktop.Protocol;
using DockerDesktop.Service.ContainerData;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class WindowsContainerDataTests
{
    private const string Root = @"C:\ProgramData\docker";

    private readonly FakeInstallationRegistry _registry = FakeInstallationRegistry.WithDefaults();
    private readonly ListProgress _progress = new();
    private FakeFileSystem _files = null!;
    private FakeLayerStorage _layers = null!;
    private bool _engineIsActive;

    [TestInitialize]
    public void Initialize()
    {
        _files = new FakeFileSystem();
        _layers = new FakeLayerStorage(_files);
        Fill(Root);
    }

    [TestCleanup]
    public void No_handle_is_left() => Assert.AreEqual(0, _files.OpenHandles);

    private void Fill(string root)
    {
        _files.AddFolder($@"{root}\config");
        _files.AddFile($@"{root}\config\daemon.json", [1]);
        _files.AddFolder($@"{root}\image\windowsfilter");
        _files.AddFile($@"{root}\image\windowsfilter\repositories.json", [2]);
        _files.AddFile($@"{root}\engine-id", [3], attributes: FileAttributes.ReadOnly);
        foreach (string layer in new[] { "aaa", "bbb", "ccc" })
        {
            _files.AddFolder($@"{root}\windowsfilter\{layer}\Files\Windows");
            _files.AddFile($@"{root}\windowsfilter\{layer}\layer.vhdx", [4]);
        }
    }

    private WindowsContainerData Data => new(_files, _layers, _registry, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"), () => _engineIsActive);

    private string Delete(CancellationToken cancellation = default) => Data.Delete(_progress, cancellation);

    private IReadOnlyList<string> Names(string folder) => [.. _files.Find(folder)!.Children.Keys];

    [TestMethod]
    public void All_is_deleted_layer_by_layer_but_the_configuration()
    {
        StringAssert.Contains(Delete(), "3 layers");
        CollectionAssert.AreEquivalent(new[] { "aaa", "bbb", "ccc" }, _layers.Destroyed);
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
        CollectionAssert.AreEqual(new byte[] { 1 }, _files.ReadAll($@"{Root}\config\daemon.json"));
        CollectionAssert.AreEqual(_progress.Reports.Order().ToList(), _progress.Reports);
        Assert.HasCount(3, _progress.Reports);
        StringAssert.Contains(Delete(), "deleted");
    }

    [TestMethod]
    [DataRow(Root)]
    [DataRow(@"D:\containers")]
    public void Only_what_the_engine_makes_goes_and_what_stays_is_said(string root)
    {
        _files.AddVolume('D');
        _files.Remove(Root);
        _registry.AllUsers!["WindowsContainersDefaultDataRoot"] = root;
        Fill(root);
        foreach (string name in EngineDataNames.All)
        {
            _files.AddFolder($@"{root}\{name}");
        }

        _files.AddFile($@"{root}\WINDOWSFILTER\ddd.vhdx", [4]);
        string[] strangers =
        [
            @"accounts\payroll.xls", @"certs.d\registry\ca.crt", @"cli-plugins\docker-x.exe", @"credentialspecs\app.json", @"wsl\disk\docker_data.vhdx", @"hyperv\DockerDesktop.vhdx", @"images\photo.jpg",
            "disk.vhdx", "volumes.txt", @"windowsfilter2\layer", @".docker-desktop.deleting\stranger.txt", @".docker-desktop.deleting\0123456789abcdef0123456789abcdef\stranger.txt",
        ];
        foreach (string stranger in strangers)
        {
            _files.AddFolder($@"{root}\{stranger}"[..$@"{root}\{stranger}".LastIndexOf('\\')]);
            _files.AddFile($@"{root}\{stranger}", [8]);
        }

        _files.AddFolder($@"{root}\.docker-desktop.deleting\0123456789abcdef0123456789abcdef\volumes\mine");
        string said = Delete();
        StringAssert.Contains(said, $"In {root} stays what the engine did not make: .docker-desktop.deleting, accounts, certs.d, cli-plugins, config, credentialspecs, disk.vhdx, hyperv, images, volumes.txt and 2 more.");
        foreach (string stranger in strangers)
        {
            CollectionAssert.AreEqual(new byte[] { 8 }, _files.ReadAll($@"{root}\{stranger}"), stranger);
        }

        Assert.IsEmpty(Names(root).Intersect(EngineDataNames.All).ToList());
        Assert.IsFalse(_files.Exists($@"{root}\.docker-desktop.deleting\0123456789abcdef0123456789abcdef\volumes"), "what an interrupted deletion put aside");
    }

    [TestMethod]
    public void Long_names_that_stay_are_cut()
    {
        _files.AddFile($@"{Root}\{new string('x', 250)}", [1]);
        StringAssert.EndsWith(Delete(), $"config, {new string('x', 40)}....");
    }

    [TestMethod]
    [DataRow("WslDefaultDataRoot", @"D:\Data\wsl")]
    [DataRow("HyperVDefaultDataRoot", @"d:\DATA\\hyperv\")]
    [DataRow("HyperVDefaultDataRoot", @"D:\Data")]
    [DataRow("WslDefaultDataRoot", @"D:\")]
    [DataRow("InstallFolder", @"D:\Data\Docker\")]
    [DataRow("InstallFolder", @"D:\DATA~1\x")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\Program Files")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\Program Files\Docker")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\Program Files\Docker\Docker\data")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\Windows\System32")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\ProgramData")]
    [DataRow("WindowsContainersDefaultDataRoot", @"C:\ProgramData\DockerDesktop\x")]
    public void A_root_that_holds_another_or_a_program_or_lies_in_one_is_refused(string value, string folder)
    {
        _files.AddVolume('D');
        _registry.AllUsers!["WindowsContainersDefaultDataRoot"] = @"D:\Data";
        _registry.AllUsers![value] = folder;
        string root = (string)_registry.AllUsers!["WindowsContainersDefaultDataRoot"];
        Fill(root);
        IReadOnlyList<string> before = _files.Snapshot;
        Problem problem = Refuse(ProblemCodes.NotTrusted);
        StringAssert.Contains(problem.Cause, "nothing was deleted");
        StringAssert.Contains(problem.Cause, "WINDOWSCONTAINERSDEFAULTDATAROOT=FOLDER");
        CollectionAssert.AreEqual(before.ToList(), _files.Snapshot.ToList());
    }

    [TestMethod]
    public void Roots_beside_each_other_are_not()
    {
        _files.AddVolume('D');
        _registry.AllUsers!["WindowsContainersDefaultDataRoot"] = @"D:\Data\windows";
        _registry.AllUsers!["WslDefaultDataRoot"] = @"D:\Data\wsl";
        _registry.AllUsers!["HyperVDefaultDataRoot"] = @"D:\Data\windows2";
        _registry.AllUsers!["InstallFolder"] = @"D:\Docker\";
        Fill(@"D:\Data\windows");
        StringAssert.Contains(Delete(), "3 layers");
    }

    [TestMethod]
    public void What_appears_while_it_is_deleted_survives()
    {
        int appeared = 0;
        _files.BeforeStep = step =>
        {
            string before = $@"{Root}\appeared-{appeared++}";
            _files.AddFolder(before);
            _files.AddFile($@"{before}\disk.vhdx", [8]);
            if (step.StartsWith("Rename", StringComparison.Ordinal) && !_files.Exists($@"{Root}\tmp"))
            {
                _files.AddFile($@"{Root}\tmp", [8]);
            }
        };
        Delete();
        Assert.IsGreaterThan(8, appeared);
        for (int i = 0; i < appeared; i++)
        {
            Assert.IsTrue(_files.Exists($@"{Root}\appeared-{i}\disk.vhdx"));
        }

        Assert.IsTrue(_files.Exists($@"{Root}\tmp"), "an engine that starts meanwhile");
    }

    [TestMethod]
    public void A_link_where_the_layers_should_be_is_removed_and_keeps_nothing_from_being_deleted()
    {
        _files.AddFolder(@"C:\victim\layer");
        _files.AddLink($@"{Root}\windowsfilter", @"C:\victim");
        Delete();
        Assert.IsEmpty(_layers.Destroyed);
        Assert.IsTrue(_files.Exists(@"C:\victim\layer"));
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    public void Without_windows_storage_of_layers_they_are_deleted_as_files()
    {
        _layers.IsThere = false;
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    public void An_engine_that_is_not_stopped_keeps_its_data()
    {
        _engineIsActive = true;
        Refuse(ProblemCodes.WrongState);
        Assert.ThrowsExactly<RequestRefusedException>(() => Data.Check());
        CollectionAssert.Contains(Names(Root).ToList(), "windowsfilter");
        Assert.AreEqual(0, _files.Steps);
    }

    [TestMethod]
    public void The_recorded_root_is_deleted_and_no_other()
    {
        _files.AddVolume('D');
        Fill(@"D:\containers");
        _registry.AllUsers!["WindowsContainersDefaultDataRoot"] = @"D:\containers";
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(@"D:\containers").ToList());
        CollectionAssert.Contains(Names(Root).ToList(), "windowsfilter");
    }

    [TestMethod]
    [DataRow(@"D:\")]
    [DataRow(@"containers")]
    [DataRow(@"\\server\share")]
    [DataRow(@"D:\a\..\..\b")]
    public void A_recorded_root_that_is_no_folder_on_a_drive_is_refused(string root)
    {
        _files.AddVolume('D');
        _registry.AllUsers!["WindowsContainersDefaultDataRoot"] = root;
        Refuse(ProblemCodes.NotTrusted);
    }

    [TestMethod]
    public void Without_data_nothing_is_done()
    {
        _files.Remove(Root);
        StringAssert.Contains(Delete(), "There was no data");
    }

    [TestMethod]
    public void A_root_that_is_a_link_or_somebody_elses_is_refused()
    {
        _files.AddFolder(@"C:\victim");
        _files.AddFile(@"C:\victim\file", [9]);
        _files.AddLink(Root, @"C:\victim", owner: FakeFileSystem.LocalSystem);
        Refuse(ProblemCodes.NotTrusted);
        _files.Remove(Root);
        _files.AddFolder(Root, FakeFileSystem.User);
        _files.AddFolder($@"{Root}\image");
        Refuse(ProblemCodes.NotTrusted);
        Assert.IsTrue(_files.Exists(@"C:\victim\file"));
        Assert.IsTrue(_files.Exists($@"{Root}\image"));
    }

    [TestMethod]
    public void Links_are_removed_and_never_what_they_lead_to()
    {
        _files.AddFolder(@"C:\victim");
        _files.AddFile(@"C:\victim\file", [9]);
        _files.AddLink($@"{Root}\volumes", @"C:\victim");
        _files.AddLink($@"{Root}\windowsfilter\link", @"C:\victim");
        _files.AddLink($@"{Root}\image\link", @"C:\victim");
        Delete();
        CollectionAssert.DoesNotContain(_layers.Destroyed, "link");
        CollectionAssert.AreEqual(new byte[] { 9 }, _files.ReadAll(@"C:\victim\file"));
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    public void What_is_in_use_is_found_out_before_anything_is_lost()
    {
        IReadOnlyList<string> before = _files.Snapshot;
        using (_files.Hold($@"{Root}\windowsfilter\bbb\layer.vhdx", FileRights.Read, FileShare.Read))
        {
            Refuse(ProblemCodes.WindowsError);
        }

        CollectionAssert.AreEqual(before.ToList(), _files.Snapshot.Where(entry => !entry.Contains(WindowsContainerData.AsideName, StringComparison.Ordinal)).ToList());
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    public void Among_what_was_put_aside_nothing_is_touched_that_no_deletion_put_there()
    {
        string aside = $@"{Root}\{WindowsContainerData.AsideName}";
        _files.AddFolder($@"{aside}\mine\windowsfilter\layer");
        Delete();
        CollectionAssert.DoesNotContain(_layers.Destroyed, "layer");
        Assert.IsTrue(_files.Exists($@"{aside}\mine\windowsfilter\layer"));
    }

    [TestMethod]
    public void A_folder_of_layers_that_others_may_replace_is_not_given_to_the_storage()
    {
        _files.Find($@"{Root}\windowsfilter")!.Security = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;;0x40;;;BU)";
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted).Cause, "FILE_DELETE_CHILD");
        Assert.IsEmpty(_layers.Destroyed);
    }

    [TestMethod]
    public void Whichever_part_is_in_use_all_parts_stay_where_the_engine_finds_them()
    {
        foreach (string used in EngineDataNames.All)
        {
            Initialize();
            foreach (string name in EngineDataNames.All.Where(name => !_files.Exists($@"{Root}\{name}")))
            {
                _files.AddFile($@"{Root}\{name}", [1]);
            }

            string inUse = $@"{Root}\{used}";
            while (_files.Find(inUse) is { IsFolder: true } folder)
            {
                inUse += $@"\{folder.Children.Keys.Last()}";
            }

            List<string> before = [.. Names(Root)];
            using (_files.Hold(inUse, FileRights.Read, FileShare.Read))
            {
                Assert.ThrowsExactly<RequestRefusedException>(() => Delete(), used);
            }

            CollectionAssert.AreEquivalent(before, Names(Root).Except([WindowsContainerData.AsideName]).ToList(), used);
        }
    }

    [TestMethod]
    public void A_layer_that_cannot_be_destroyed_is_named_with_its_error_and_tried_again()
    {
        _layers.Failures["bbb"] = unchecked((int)0x80070005);
        _files.BeforeStep = step => _files.FailAt = step.Contains(@"\bbb\layer.vhdx", StringComparison.Ordinal) ? _files.Steps + 1 : null;
        Problem problem = Refuse(ProblemCodes.WindowsError);
        StringAssert.Contains(problem.Cause, @"\bbb: HcsDestroyLayer failed with 0x80070005");
        _files.BeforeStep = null;
        _files.FailAt = null;
        _layers.Failures.Clear();
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    [DataRow(TrustedFolder.PartOfNames, true)]
    [DataRow((2 * TrustedFolder.PartOfNames) + 7, true)]
    [DataRow((2 * TrustedFolder.PartOfNames) + 7, false)]
    public void However_many_names_lie_among_the_layers_they_are_listed_in_parts(int count, bool areLayers)
    {
        AddToLayers(count, areLayers);
        StringAssert.Contains(Delete(), $"{count + 3} layers");
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
        Assert.IsLessThanOrEqualTo(TrustedFolder.PartOfNames, _files.LongestListing);
        CollectionAssert.AreEqual(_progress.Reports.Order().ToList(), _progress.Reports);
    }

    [TestMethod]
    public void Among_many_layers_those_that_stay_end_it_and_their_reasons_are_few()
    {
        AddToLayers((2 * TrustedFolder.PartOfNames) + 7, areLayers: true);
        _layers.Leaves = true;
        Delete();
        Assert.IsLessThanOrEqualTo(TrustedFolder.PartOfNames, _layers.Destroyed.Count, "those of the first part");
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList(), "the rest is deleted as files");

        Initialize();
        AddToLayers((2 * TrustedFolder.PartOfNames) + 7, areLayers: true);
        _layers.IsThere = false;
        _files.BeforeStep = step => _files.FailAt = step.StartsWith("Delete", StringComparison.Ordinal) ? _files.Steps + 1 : null;
        Problem problem = Refuse(ProblemCodes.WindowsError);
        Assert.IsLessThan(4000, problem.Cause.Length);
        StringAssert.Contains(problem.Cause, " more.");
        Assert.IsLessThanOrEqualTo(TrustedFolder.PartOfNames, _files.LongestListing);
        _files.BeforeStep = null;
        _files.FailAt = null;
    }

    private void AddToLayers(int count, bool areLayers)
    {
        FakeNode layers = _files.Find($@"{Root}\windowsfilter")!;
        for (int i = 0; i < count; i++)
        {
            FakeNode layer = new()
            {
                Name = $"{i}",
                Parent = layers,
                IsFolder = areLayers,
                Attributes = areLayers ? FileAttributes.Directory : FileAttributes.Archive,
                Security = layers.Security,
            };
            layers.Children.Add(layer.Name, layer);
        }
    }

    [TestMethod]
    public void A_layer_that_the_storage_does_not_know_is_deleted_as_files()
    {
        _layers.Failures["bbb"] = unchecked((int)0x80070057);
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_deletion_that_was_killed_at_any_step_is_gone_on_with_and_never_touches_the_configuration(bool powerIsLost)
    {
        int crashes = 0;
        while (true)
        {
            Initialize();
            _files.CrashAt = crashes + 1;
            try
            {
                Delete();
                break;
            }
            catch (FakeCrashException)
            {
                crashes++;
            }

            _files.Restart(powerIsLost);
            CollectionAssert.AreEqual(new byte[] { 1 }, _files.ReadAll($@"{Root}\config\daemon.json"), $"step {crashes}");
            Delete();
            CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList(), $"step {crashes}");
        }

        Assert.IsGreaterThan(8, crashes);
    }

    [TestMethod]
    public void A_helper_that_stops_ends_between_two_layers_and_the_next_deletion_goes_on()
    {
        using CancellationTokenSource stopping = new();
        stopping.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => Delete(stopping.Token));
        Delete();
        CollectionAssert.AreEqual(new[] { "config" }, Names(Root).ToList());
        Assert.HasCount(3, _layers.Destroyed);
    }

    private Problem Refuse(string code)
    {
        Problem problem = Assert.ThrowsExactly<RequestRefusedException>(() => Delete()).Problem;
        Assert.AreEqual(code, problem.Code, problem.Cause);
        Assert.AreNotEqual(string.Empty, problem.Fix);
        return problem;
    }
}
