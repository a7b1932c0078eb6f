using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup.Payload;
using Installer.Msi.Database;
using Installer.SetupPacker;
using Setup.Tests.Fakes;

namespace Setup.Tests;

/// <summary>Packing, read back with the framework's reader of PE images.</summary>
[TestClass]
public sealed class SetupWriterTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("setup-writer-");

    public TestContext TestContext { get; set; } = null!;

    [TestCleanup]
    public void Cleanup() => _folder.Delete(recursive: true);

    [TestMethod]
    public void Packages_become_the_last_section_and_the_program_stays_what_it_was()
    {
        var (program, output) = (WriteProgram(), InFolder("setup.exe"));
        var packages = new[] { WritePackage("AllUsers.msi", isPerUser: false), WritePackage("PerUser.msi", isPerUser: true) };

        SetupWriter.Write(program, packages, output);

        using var packed = new PEReader(File.OpenRead(output));
        var section = packed.PEHeaders.SectionHeaders[^1];
        Assert.AreEqual(".msi", section.Name);
        Assert.AreEqual(0, section.PointerToRawData % 4096, "mapped, not copied");
        Assert.AreEqual(SectionCharacteristics.ContainsInitializedData | SectionCharacteristics.MemRead, section.SectionCharacteristics);
        Assert.AreEqual(new FileInfo(output).Length, section.PointerToRawData + section.SizeOfRawData);
        Assert.IsGreaterThanOrEqualTo(section.VirtualAddress + section.VirtualSize, packed.PEHeaders.PEHeader!.SizeOfImage);
        Assert.AreEqual(0, packed.PEHeaders.PEHeader.SizeOfImage % packed.PEHeaders.PEHeader.SectionAlignment);
        var content = packed.GetSectionData(".msi").GetContent().ToArray();
        foreach (var package in packages)
        {
            Assert.IsGreaterThan(0, content.AsSpan().IndexOf(File.ReadAllBytes(package)), package);
        }

        using var before = new PEReader(File.OpenRead(program));
        Assert.AreEqual(before.PEHeaders.SectionHeaders.Length + 1, packed.PEHeaders.SectionHeaders.Length);
        foreach (var old in before.PEHeaders.SectionHeaders)
        {
            CollectionAssert.AreEqual(before.GetSectionData(old.Name).GetContent().ToArray(), packed.GetSectionData(old.Name).GetContent().ToArray(), old.Name);
        }

        // The same again is the same, bytes and all.
        var again = InFolder("again.exe");
        SetupWriter.Write(program, packages, again);
        CollectionAssert.AreEqual(File.ReadAllBytes(output), File.ReadAllBytes(again));
    }

    [TestMethod]
    public void What_is_no_program_or_is_signed_or_does_not_go_together_is_refused_and_nothing_is_written()
    {
        var output = InFolder("setup.exe");
        var package = WritePackage("AllUsers.msi", isPerUser: false);
        var text = InFolder("text.exe");
        File.WriteAllText(text, new string('x', 10_000));
        Assert.Contains("no 64-bit Windows program", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(text, [package], output)).Message);

        var signed = WriteProgram();
        var bytes = File.ReadAllBytes(signed);
        var optional = BitConverter.ToInt32(bytes, 0x3C) + 24;
        bytes[optional + 112 + 32] = 1;
        File.WriteAllBytes(signed, bytes);
        Assert.Contains("is signed", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(signed, [package], output)).Message);

        var program = WriteProgram();
        Assert.Contains("one package for each scope", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(program, [package, package], output)).Message);
        Assert.Contains("of one version", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(program, [package, WritePackage("PerUser.msi", isPerUser: true, "2.0.0")], output)).Message);

        Assert.IsFalse(File.Exists(output));
        Assert.IsFalse(File.Exists(output + ".new"));
    }

    [TestMethod]
    public void The_setup_program_reads_the_list_that_was_written()
    {
        var output = InFolder("setup.exe");
        string[] packages = [WritePackage("AllUsers.msi", isPerUser: false), WritePackage("PerUser.msi", isPerUser: true, start: @"resources\app\Docker Desktop.exe")];
        SetupWriter.Write(WriteProgram(), packages, output);
        using var packed = new PEReader(File.OpenRead(output));
        var image = new FakeImage { Content = packed.GetSectionData(".msi").GetContent().ToArray() };

        var read = new EmbeddedPackages(image);

        Assert.HasCount(2, read.All);
        Assert.AreEqual(@"resources\app\Docker Desktop.exe", read[PackageScope.PerUser].StartProgram);
        foreach (var (package, path) in read.All.Zip(packages))
        {
            var bytes = new byte[package.Length];
            image.Read(package.Offset, bytes);
            CollectionAssert.AreEqual(File.ReadAllBytes(path), bytes);
            CollectionAssert.AreEqual(SHA256.HashData(bytes), package.Hash);
        }
    }

    [TestMethod]
    [DataRow(@"..\evil.exe")]
    [DataRow("C:\\evil.exe")]
    [DataRow("\\evil.exe")]
    [DataRow("")]
    public void A_start_program_that_the_setup_program_would_refuse_is_refused_when_it_is_packed(string start)
    {
        var output = InFolder("setup.exe");

        Assert.Contains("no path that stays there", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(WriteProgram(), [WritePackage("AllUsers.msi", isPerUser: false, start: start)], output)).Message);

        Assert.IsFalse(File.Exists(output));
    }

    [TestMethod]
    [DataRow("ProductCode", "the property ProductCode is missing")]
    [DataRow("UpgradeCode", "the property UpgradeCode is missing")]
    [DataRow("ProductVersion", "the property ProductVersion is missing")]
    [DataRow("RevisionNumber", "no package code")]
    [DataRow("Shortcut", "no shortcut starts a program")]
    public void What_a_package_lacks_is_named(string without, string text)
    {
        var output = InFolder("setup.exe");
        File.WriteAllText(output, "the one before");

        Assert.Contains(text, Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(WriteProgram(), [WritePackage("AllUsers.msi", isPerUser: false, without: without)], output)).Message);

        Assert.AreEqual("the one before", File.ReadAllText(output));
        Assert.IsFalse(File.Exists(output + ".new"));
    }

    [TestMethod]
    public void A_program_without_room_for_another_section_is_refused_and_the_file_that_was_there_stays()
    {
        var (program, output) = (WriteProgram(), InFolder("setup.exe"));
        File.WriteAllText(output, "the one before");
        var bytes = File.ReadAllBytes(program);
        // Something lies where the header would go.
        bytes[0x98 + 240 + 40] = 1;
        File.WriteAllBytes(program, bytes);

        Assert.Contains("no room", Assert.ThrowsExactly<SetupPackingException>(() => SetupWriter.Write(program, [WritePackage("AllUsers.msi", isPerUser: false)], output)).Message);

        Assert.AreEqual("the one before", File.ReadAllText(output));
        Assert.IsFalse(File.Exists(output + ".new"));
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A 64-bit image with headers and one section: what the packer looks at.</summary>
    private string WriteProgram()
    {
        var image = new byte[0x600];
        "MZ"u8.CopyTo(image);
        image[0x3C] = 0x80;
        "PE\0\0"u8.CopyTo(image.AsSpan(0x80));
        BitConverter.TryWriteBytes(image.AsSpan(0x84), (ushort)0x8664);
        BitConverter.TryWriteBytes(image.AsSpan(0x86), (ushort)1);
        BitConverter.TryWriteBytes(image.AsSpan(0x94), (ushort)240);
        BitConverter.TryWriteBytes(image.AsSpan(0x96), (ushort)0x22);
        var optional = image.AsSpan(0x98);
        BitConverter.TryWriteBytes(optional, (ushort)0x20B);
        BitConverter.TryWriteBytes(optional[32..], 0x1000);
        BitConverter.TryWriteBytes(optional[36..], 0x200);
        BitConverter.TryWriteBytes(optional[56..], 0x2000);
        BitConverter.TryWriteBytes(optional[60..], 0x400);
        BitConverter.TryWriteBytes(optional[108..], 16);
        var section = optional[240..];
        ".text"u8.CopyTo(section);
        BitConverter.TryWriteBytes(section[8..], 0x200);
        BitConverter.TryWriteBytes(section[12..], 0x1000);
        BitConverter.TryWriteBytes(section[16..], 0x200);
        BitConverter.TryWriteBytes(section[20..], 0x400);
        BitConverter.TryWriteBytes(section[36..], 0x60000020);
        image.AsSpan(0x400).Fill(0x90);
        var path = InFolder($"{Guid.NewGuid():N}.exe");
        File.WriteAllBytes(path, image);
        return path;
    }

    private string WritePackage(string name, bool isPerUser, string version = "1.0.0", string start = "Docker Desktop.exe", string without = "")
    {
        var database = new MsiDatabase();
        database.Summary.WordCount = isPerUser ? 10 : 2;
        database.Summary.RevisionNumber = without == "RevisionNumber" ? null : Guid.NewGuid().ToString("B").ToUpperInvariant();
        var properties = new MsiTable("Property", [Text("Property", isKey: true), Text("Value")]);
        foreach (var (property, value) in ((string, string)[])[("ProductCode", Guid.NewGuid().ToString("B").ToUpperInvariant()), ("UpgradeCode", Guid.NewGuid().ToString("B").ToUpperInvariant()), ("ProductVersion", version)])
        {
            if (property != without)
            {
                properties.AddRow(property, value);
            }
        }

        database.AddTable(properties);
        var shortcuts = new MsiTable("Shortcut", [Text("Shortcut", isKey: true), Text("Target")]);
        shortcuts.AddRow("a", without == "Shortcut" ? "[SystemFolder]a.exe" : $"[INSTALLFOLDER]{start}");
        database.AddTable(shortcuts);
        var path = InFolder(name);
        using var file = File.Create(path);
        MsiDatabaseWriter.Write(database, file, TestContext.CancellationToken);
        return path;
    }

    private static MsiColumn Text(string name, bool isKey = false) => MsiColumn.Parse(name, isKey ? "s72" : "S0", isKey);
}
