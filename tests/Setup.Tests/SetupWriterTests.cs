using System.Reflection.PortableExecutable;
using Installer.Msi.Database;
using Installer.SetupPacker;

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

    private string WritePackage(string name, bool isPerUser, string version = "1.0.0")
    {
        var database = new MsiDatabase();
        database.Summary.WordCount = isPerUser ? 10 : 2;
        database.Summary.RevisionNumber = Guid.NewGuid().ToString("B").ToUpperInvariant();
        var properties = new MsiTable("Property", [Text("Property", isKey: true), Text("Value")]);
        properties.AddRow("ProductCode", Guid.NewGuid().ToString("B").ToUpperInvariant());
        properties.AddRow("UpgradeCode", Guid.NewGuid().ToString("B").ToUpperInvariant());
        properties.AddRow("ProductVersion", version);
        database.AddTable(properties);
        var shortcuts = new MsiTable("Shortcut", [Text("Shortcut", isKey: true), Text("Target")]);
        shortcuts.AddRow("a", "[INSTALLFOLDER]Docker Desktop.exe");
        database.AddTable(shortcuts);
        var path = InFolder(name);
        using var file = File.Create(path);
        MsiDatabaseWriter.Write(database, file, TestContext.CancellationToken);
        return path;
    }

    private static MsiColumn Text(string name, bool isKey = false) => MsiColumn.Parse(name, isKey ? "s72" : "S0", isKey);
}
