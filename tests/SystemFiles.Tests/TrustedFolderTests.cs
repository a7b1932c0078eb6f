using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;

namespace SystemFiles.Tests;

/// <summary>Which access lists a folder, and the folders above it, may have: descriptor by descriptor.</summary>
[TestClass]
public sealed class TrustedFolderTests
{
    private const string Program = @"D:\Apps\Docker";
    private const string Own = "(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
    private const string OrderlyFolder = "O:BAG:SYD:PAI" + Own + "(A;OICI;0x1200a9;;;BU)";

    /// <summary>What is right for a folder whose program runs as LocalSystem.</summary>
    public static IEnumerable<object[]> Right =>
    [
        [SecurityDescriptors.ReadableFolder],
        [SecurityDescriptors.PrivateFolder],
        ["O:BAG:SYD:PAI" + Own],
        ["O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:SYD:PAI(A;;FA;;;S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)(A;;0x1301bf;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;;0x1200a9;;;AC)"],
        ["O:SYG:SYD:P"],
        ["O:SYG:SYD:P" + Own + "(A;OICI;GRGX;;;WD)"],
        ["O:SYG:SYD:P" + Own + "(D;OICI;FA;;;BG)"],
        ["O:SYG:SYD:P" + Own + "(XD;OICI;FA;;;BG;(@User.Title == 1))"],
        ["O:SYG:SYD:P" + Own + "(OD;OICI;FA;bf967aba-0de6-11d0-a285-00aa003049e2;;BG)"],
        ["O:SYG:SYD:P" + Own + "(XA;OICI;FR;;;AU;(@User.Title == 1))"],
    ];

    /// <summary>What others may not have on it, and how the refusal names it.</summary>
    public static IEnumerable<object[]> WrongOnItself =>
    [
        ["(A;;0x2;;;BU)", "FILE_ADD_FILE", "S-1-5-32-545"],
        ["(A;;0x4;;;AU)", "FILE_ADD_SUBDIRECTORY", "S-1-5-11"],
        ["(A;;0x10;;;BU)", "FILE_WRITE_EA", "S-1-5-32-545"],
        ["(A;;0x100;;;BU)", "FILE_WRITE_ATTRIBUTES", "S-1-5-32-545"],
        ["(A;;FW;;;NS)", "FILE_ADD_FILE", "S-1-5-20"],
        ["(A;;GW;;;WD)", "FILE_ADD_FILE", "S-1-1-0"],
        ["(A;OICIIO;FA;;;BU)", "WRITE_DAC", "S-1-5-32-545"],
        ["(A;OIIO;FW;;;AU)", "FILE_ADD_FILE", "S-1-5-11"],
        ["(A;CIIO;0x4;;;AU)", "FILE_ADD_SUBDIRECTORY", "S-1-5-11"],
        ["(A;OICIIO;GA;;;CG)", "WRITE_DAC", "S-1-3-1"],
        ["(A;OICIIO;FA;;;OW)", "WRITE_DAC", "S-1-3-4"],
        ["(A;OICIIO;SDGW;;;S-1-5-21-1-2-3-1001)", "DELETE", "S-1-5-21-1-2-3-1001"],
        ["(XA;;0x2;;;AU;(@User.Title == 1))", "FILE_ADD_FILE", "S-1-5-11"],
        ["(OA;;0x2;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)", "FILE_ADD_FILE", "S-1-5-11"],
    ];

    /// <summary>What others may have neither on it nor on a folder above.</summary>
    public static IEnumerable<object[]> WrongAnywhere =>
    [
        ["(A;;SD;;;AU)", "DELETE", "S-1-5-11"],
        ["(A;;0x40;;;BU)", "FILE_DELETE_CHILD", "S-1-5-32-545"],
        ["(A;;WD;;;BU)", "WRITE_DAC", "S-1-5-32-545"],
        ["(A;;WO;;;S-1-5-21-1-2-3-1001)", "WRITE_OWNER", "S-1-5-21-1-2-3-1001"],
        ["(A;OICIID;0x1301bf;;;AU)", "DELETE", "S-1-5-11"],
        ["(A;;GA;;;IU)", "WRITE_DAC, WRITE_OWNER, DELETE, FILE_DELETE_CHILD", "S-1-5-4"],
        ["(A;;FA;;;OW)", "WRITE_DAC", "S-1-3-4"],
        ["(A;;FA;;;CO)", "WRITE_DAC", "S-1-3-0"],
        ["(A;;FA;;;LS)", "WRITE_DAC", "S-1-5-19"],
        ["(A;;FA;;;S-1-5-80-1-2-3-4-5)", "WRITE_DAC", "S-1-5-80-1-2-3-4-5"],
        ["(XA;;FA;;;AU;(@User.Title == 1))", "WRITE_DAC", "S-1-5-11"],
        ["(OA;;SD;;;AU)", "DELETE", "S-1-5-11"],
        ["(OA;;SD;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)", "DELETE", "S-1-5-11"],
        ["(OA;;SD;bf967aba-0de6-11d0-a285-00aa003049e2;bf967aba-0de6-11d0-a285-00aa003049e2;AU)", "DELETE", "S-1-5-11"],
        ["(ZA;;SD;bf967aba-0de6-11d0-a285-00aa003049e2;;AU;(@User.Title == 1))", "DELETE", "S-1-5-11"],
        ["(4;;0x0;;;SY)", "WRITE_DAC", "S-1-1-0"],
        ["(D;;FA;;;AU)(A;;SD;;;AU)", "DELETE", "S-1-5-11"],
    ];

    /// <summary>What a folder above may let others do: %ProgramData%, the root of a drive.</summary>
    public static IEnumerable<object[]> RightAbove =>
    [
        ["O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)"],
        ["O:SYG:SYD:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)"],
        ["O:BAG:SYD:PAI" + Own + "(A;OICIIO;FA;;;OW)"],
    ];

    [TestMethod]
    [DynamicData(nameof(Right))]
    public void Only_what_trusted_accounts_alone_may_write_is_taken(string descriptor)
    {
        var files = Files(OrderlyFolder, descriptor);
        TrustedFolder.TryOpen(files, Program)!.Dispose();
        TrustedFolder.Create(files, Program, SecurityDescriptors.ReadableFolder).Dispose();
        Assert.AreEqual(descriptor, files.Find(Program)!.Security);
        Assert.AreEqual(0, files.OpenHandles);
    }

    [TestMethod]
    [DynamicData(nameof(WrongOnItself))]
    [DynamicData(nameof(WrongAnywhere))]
    public void A_right_of_anybody_else_to_write_in_it_is_refused(string entry, string right, string account)
    {
        AssertRefused(Files(OrderlyFolder, $"O:BAG:SYD:PAI{entry}{Own}"), Program, right, account);
        AssertRefused(Files(OrderlyFolder, $"O:BAG:SYD:PAI{Own}{entry}"), Program, right, account);
    }

    [TestMethod]
    [DynamicData(nameof(WrongAnywhere))]
    public void A_right_of_anybody_else_to_remove_or_take_over_a_folder_above_is_refused(string entry, string right, string account) =>
        AssertRefused(Files($"O:BAG:SYD:AI{Own}{entry}", OrderlyFolder), @"D:\Apps", right, account);

    [TestMethod]
    [DynamicData(nameof(RightAbove))]
    [DynamicData(nameof(Right))]
    public void What_others_may_add_to_a_folder_above_does_no_harm(string descriptor) => TrustedFolder.TryOpen(Files(descriptor, OrderlyFolder), Program)!.Dispose();

    [TestMethod]
    [DataRow("(A;OICI;0x1301bf;;;AU)", null)]
    [DataRow("(A;;SD;;;AU)", null)]
    [DataRow("(A;;0x40;;;AU)", "FILE_DELETE_CHILD")]
    [DataRow("(A;;WD;;;AU)", "WRITE_DAC")]
    [DataRow("(A;;WO;;;AU)", "WRITE_OWNER")]
    [DataRow("(A;;GA;;;AU)", "WRITE_DAC, WRITE_OWNER, FILE_DELETE_CHILD")]
    public void The_root_of_a_drive_may_not_be_deleted_anyway(string entry, string? right)
    {
        var files = Files(OrderlyFolder, OrderlyFolder);
        files.Find(@"D:\")!.Security = $"O:BAG:SYD:{Own}{entry}";
        if (right is null)
        {
            TrustedFolder.TryOpen(files, Program)!.Dispose();
            return;
        }

        AssertRefused(files, @"D:\", right, "S-1-5-11");
        Assert.Contains(@"icacls D:\ /inheritance", Refusal(files));
    }

    [TestMethod]
    [DataRow(@"D:\")]
    [DataRow(@"D:\Apps")]
    [DataRow(Program)]
    public void Whose_any_of_them_is_counts(string path)
    {
        foreach (var owner in new[] { FakeFileSystem.User, "S-1-5-11", "S-1-5-20", "S-1-3-4" })
        {
            var files = Files(OrderlyFolder, OrderlyFolder);
            files.Find(path)!.Security = $"O:{owner}G:SYD:PAI{Own}";
            files.AccountNames[owner] = @"PC\somebody";
            var refusal = Refusal(files);
            Assert.Contains($@"{path} belongs to PC\somebody ({owner}), and only SYSTEM, Administrators or TrustedInstaller may own it", refusal);
            Assert.Contains("icacls ", refusal);
            Assert.Contains(" /setowner *S-1-5-32-544", refusal);
        }
    }

    [TestMethod]
    [DataRow(@"D:\Apps")]
    [DataRow(Program)]
    public void No_access_list_at_all_lets_everybody_in(string path)
    {
        foreach (var nothing in new[] { "O:SYG:SY", "O:SYG:SYD:NO_ACCESS_CONTROL" })
        {
            var files = Files(OrderlyFolder, OrderlyFolder);
            files.Find(path)!.Security = nothing;
            AssertRefused(files, path, "WRITE_DAC", "S-1-1-0");
            Assert.Contains("which has no access list", Refusal(files));
            Assert.Contains("/inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX", Refusal(files));
        }
    }

    [TestMethod]
    public void Whoever_owns_Windows_owns_the_computer()
    {
        var files = Files($"O:{FakeFileSystem.User}G:SYD:P{Own}(A;;FA;;;{FakeFileSystem.User})", $"O:{FakeFileSystem.User}G:SYD:P(A;OICI;FA;;;{FakeFileSystem.User})");
        files.SystemOwner = FakeFileSystem.User;
        TrustedFolder.TryOpen(files, Program)!.Dispose();
        files.SystemOwner = string.Empty;
        Refusal(files);
    }

    [TestMethod]
    public void A_refusal_names_account_right_and_the_command_that_takes_it_away()
    {
        var files = Files("O:BAG:SYD:AI(A;OICIID;0x1301bf;;;AU)", OrderlyFolder);
        files.AccountNames["S-1-5-11"] = @"NT AUTHORITY\Authenticated Users";
        Assert.AreEqual(
            @"NT AUTHORITY\Authenticated Users (S-1-5-11) has the right DELETE on D:\Apps; only SYSTEM, Administrators and TrustedInstaller may have it there. "
            + @"As an administrator, look at what is in it, and take the right away (icacls ""D:\Apps"" /inheritance:d /grant:r *S-1-5-11:(OI)(CI)RX).",
            Refusal(files));
        files = Files(OrderlyFolder, $"O:SYG:SYD:{Own}(A;OICIIO;GA;;;CG)");
        Assert.Contains(@"on D:\Apps\Docker, for what is made in it; only SYSTEM", Refusal(files));
        Assert.Contains(@"(icacls ""D:\Apps\Docker"" /inheritance:d /remove:g *S-1-3-1)", Refusal(files));
    }

    [TestMethod]
    public void Folders_that_are_missing_are_made_with_the_descriptor()
    {
        var files = Files(OrderlyFolder, null);
        using (var folder = TrustedFolder.Create(files, @"D:\New\Tools\Docker", SecurityDescriptors.ReadableFolder))
        {
            CollectionAssert.AreEqual(new[] { @"D:\New", @"D:\New\Tools", @"D:\New\Tools\Docker" }, folder.Made.ToArray());
        }

        foreach (var made in new[] { @"D:\New", @"D:\New\Tools", @"D:\New\Tools\Docker" })
        {
            Assert.AreEqual(SecurityDescriptors.ReadableFolder, files.Find(made)!.Security);
        }
    }

    [TestMethod]
    public void An_empty_folder_that_fails_is_made_anew_and_any_other_refused()
    {
        foreach (var wrong in new[] { $"O:{FakeFileSystem.User}G:SYD:{Own}", $"O:SYG:SYD:{Own}(A;OICIID;0x1301bf;;;AU)", "O:SYG:SY" })
        {
            var files = Files(OrderlyFolder, wrong);
            TrustedFolder.CreateAnew(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Path).Dispose();
            Assert.AreEqual(SecurityDescriptors.ReadableFolder, files.Find(Program)!.Security);

            files = Files(OrderlyFolder, wrong);
            files.AddFile($@"{Program}\file", [1]);
            Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.CreateAnew(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Path));
            Assert.AreEqual(wrong, files.Find(Program)!.Security);

            // In use: it cannot be deleted.
            files = Files(OrderlyFolder, wrong);
            using (files.Hold(Program, FileRights.Traverse, FileShare.ReadWrite))
            {
                Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.CreateAnew(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Path));
            }

            Assert.AreEqual(0, files.OpenHandles);
        }
    }

    [TestMethod]
    public void An_empty_folder_is_not_deleted_below_one_that_fails_itself_nor_a_link_in_its_place()
    {
        var files = Files($"O:BAG:SYD:AI{Own}(A;;SD;;;AU)", $"O:{FakeFileSystem.User}G:SYD:{Own}");
        Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.CreateAnew(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Path));
        Assert.IsTrue(files.Exists(Program));

        files = Files(OrderlyFolder, null);
        files.AddFolder(@"D:\Target");
        files.AddLink(Program, @"D:\Target");
        Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.CreateAnew(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Path));
        Assert.IsTrue(files.Exists(Program));
    }

    [TestMethod]
    public void A_folder_of_the_products_own_gets_its_access_list_where_others_may_only_add_to_it()
    {
        // As a folder inherits it from %ProgramData%.
        var files = Files(OrderlyFolder, "O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)");
        Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.Create(files, Program, SecurityDescriptors.ReadableFolder));
        TrustedFolder.Create(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Own).Dispose();
        Assert.AreEqual("O:BAG:SY" + SecurityDescriptors.ReadableFolder["O:SYG:SY".Length..], files.Find(Program)!.Security);

        // By these somebody may still hold it open for writing its access list.
        foreach (var entry in new[] { "(A;;WD;;;AU)", "(A;;WO;;;AU)", "(A;;SD;;;AU)", "(A;;0x40;;;AU)" })
        {
            files = Files(OrderlyFolder, $"O:BAG:SYD:AI{Own}{entry}");
            Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.Create(files, Program, SecurityDescriptors.ReadableFolder, FolderTrust.Own));
        }

        // Only opened, it is not changed.
        files = Files(OrderlyFolder, $"O:BAG:SYD:AI{Own}(A;;0x2;;;BU)");
        Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.TryOpen(files, Program, FolderTrust.Own));
    }

    [TestMethod]
    [DataRow("(A;;0x1200ad;;;BU)(A;OICIIO;FA;;;CO)", null)]
    [DataRow("(A;;0x4;;;AU)", null)]
    [DataRow("(A;;0x6;;;BU)", "FILE_ADD_FILE")]
    [DataRow("(A;CI;0x4;;;BU)", "FILE_ADD_SUBDIRECTORY")]
    [DataRow("(A;;0x40004;;;BU)", "WRITE_DAC")]
    [DataRow("(A;;0x104;;;BU)", "FILE_WRITE_ATTRIBUTES")]
    [DataRow("(A;OICIIO;FA;;;BU)", "WRITE_DAC")]
    public void Users_may_add_folders_to_the_root_of_their_disks_and_nothing_else(string entries, string? right)
    {
        var files = Files(OrderlyFolder, $"O:SYG:SYD:P{Own}{entries}");
        if (right is null)
        {
            TrustedFolder.TryOpen(files, Program, FolderTrust.UsersFolders)!.Dispose();
            return;
        }

        Assert.Contains(right, Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.TryOpen(files, Program, FolderTrust.UsersFolders)).Message);
    }

    private static FakeFileSystem Files(string above, string? itself)
    {
        var files = new FakeFileSystem();
        files.AddVolume('D');
        files.AddFolder(@"D:\Apps", security: above);
        if (itself is not null)
        {
            files.AddFolder(Program, security: itself);
        }

        return files;
    }

    private static string Refusal(FakeFileSystem files)
    {
        var refusal = Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.TryOpen(files, Program)).Message;
        Assert.AreEqual(refusal, Assert.ThrowsExactly<FileRefusedException>(() => TrustedFolder.Create(files, Program, SecurityDescriptors.ReadableFolder)).Message);
        Assert.AreEqual(0, files.OpenHandles);
        return refusal;
    }

    private static void AssertRefused(FakeFileSystem files, string path, string right, string account)
    {
        var refusal = Refusal(files);
        Assert.Contains($"{account} has the right {right}", refusal);
        Assert.Contains($" on {path}", refusal);
        Assert.Contains("icacls ", refusal);
    }
}
