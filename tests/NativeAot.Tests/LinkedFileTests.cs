using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;
using WineBed;

namespace NativeAot.Tests;

/// <summary>What is in a linked program and in a linked DLL.</summary>
[TestClass]
public sealed class LinkedFileTests
{
    private const string Exe = "RuntimeProbe.exe";
    private const string Dll = "RuntimeProbeLibrary.dll";

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    public void Memory_protections_are_on(string file)
    {
        using NativeImage image = Open(file);

        const DllCharacteristics HighEntropyVirtualAddressSpace = (DllCharacteristics)0x20;
        Assert.AreEqual(Machine.Amd64, image.Coff.Machine);
        foreach (DllCharacteristics flag in (DllCharacteristics[])[DllCharacteristics.DynamicBase, DllCharacteristics.NxCompatible, HighEntropyVirtualAddressSpace])
        {
            Assert.IsTrue(image.Header.DllCharacteristics.HasFlag(flag), flag.ToString());
        }

        Assert.IsFalse(image.Coff.Characteristics.HasFlag(Characteristics.RelocsStripped));
        Assert.AreEqual(1u, image.ExtendedDllCharacteristics, "compatible with shadow stacks");
        Assert.IsEmpty(image.Sections.Where(section =>
            section.SectionCharacteristics.HasFlag(SectionCharacteristics.MemExecute) && section.SectionCharacteristics.HasFlag(SectionCharacteristics.MemWrite)));
    }

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    [DataRow("DockerDesktop.CustomActions.dll")]
    [DataRow("WixExtensions.CustomActions.dll")]
    [DataRow("docker-desktop.exe")]
    [DataRow("com.docker.service.exe")]
    public void Dlls_are_looked_for_in_system32_only(string file)
    {
        using NativeImage image = Open(file);

        const int LoadLibrarySearchSystem32 = 0x800;
        Assert.AreEqual(LoadLibrarySearchSystem32, image.LoadConfiguration.DependentLoadFlags);
        Assert.AreEqual(0u, image.LoadConfiguration.GuardFlags);
        Assert.AreEqual(0x140, image.LoadConfiguration.Size);
        Assert.AreEqual(image.LoadConfiguration.Size, image.LoadConfiguration.DirectorySize);
    }

    /// <summary>The installer copies and loads a DLL of custom actions anew for every call.</summary>
    [TestMethod]
    [DataRow("DockerDesktop.CustomActions.dll", 1.75)]
    [DataRow("WixExtensions.CustomActions.dll", 2.0)]
    public void A_dll_of_custom_actions_stays_small(string file, double maximum)
    {
        long bytes = new FileInfo(WinePrograms.PathOf(file)).Length;

        Assert.IsLessThanOrEqualTo(maximum * 1024 * 1024, bytes, $"{file} may be {maximum} MiB. The compiler's map (dotnet publish -p:IlcGenerateMapFile=true) tells what takes the space.");
    }

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    public void The_loader_finds_the_stack_cookie_and_can_replace_it(string file)
    {
        using NativeImage image = Open(file);

        const ulong DefaultSecurityCookie = 0x00002B992DDFA232;
        int cookie = image.LoadConfiguration.SecurityCookie;
        Assert.AreEqual(DefaultSecurityCookie, image.UInt64(cookie));
        Assert.IsTrue(image.SectionOf(cookie).SectionCharacteristics.HasFlag(SectionCharacteristics.MemWrite));
    }

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    public void Only_dlls_of_every_windows_10_are_imported(string file)
    {
        string[] known =
        [
            "advapi32.dll", "bcrypt.dll", "kernel32.dll", "ntdll.dll", "ole32.dll", "oleaut32.dll", "user32.dll", "ws2_32.dll", "crypt32.dll", "iphlpapi.dll", "ncrypt.dll",
            "secur32.dll", "version.dll", "normaliz.dll", "mswsock.dll",
        ];
        using NativeImage image = Open(file);

        Assert.IsEmpty(image.Imports.Where(name => !known.Contains(name) && !name.StartsWith("api-ms-win-crt-", StringComparison.Ordinal)), string.Join(' ', image.Imports));
        CollectionAssert.Contains(image.Imports.ToList(), "kernel32.dll");
    }

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    public void Windows_installer_finds_a_file_version(string file)
    {
        using NativeImage image = Open(file);

        byte[]? resource = image.Resource(NativeImage.ResourceTypeVersion);
        Assert.IsNotNull(resource);
        // VS_FIXEDFILEINFO: signature, structure version, file version as four words.
        int fixedInformation = resource.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xBD, 0x04, 0xEF, 0xFE]);
        Assert.IsPositive(fixedInformation);
        uint high = BinaryPrimitives.ReadUInt32LittleEndian(resource.AsSpan(fixedInformation + 8));
        uint low = BinaryPrimitives.ReadUInt32LittleEndian(resource.AsSpan(fixedInformation + 12));
        Version version = Version.Parse(Build.ProductVersion);
        Assert.AreEqual(new Version(version.Major, version.Minor, version.Build, 0), new Version((int)(high >> 16), (int)(high & 0xFFFF), (int)(low >> 16), (int)(low & 0xFFFF)));
        // Names and values, each ended by NUL and padded.
        string[] texts = Encoding.Unicode.GetString(resource).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.Contains(texts, Build.Company);
        CollectionAssert.Contains(texts, Path.GetFileNameWithoutExtension(file));
    }

    [TestMethod]
    public void A_program_says_which_windows_it_knows_and_never_asks_for_elevation()
    {
        using NativeImage image = Open(Exe);

        string manifest = Encoding.UTF8.GetString(image.Resource(NativeImage.ResourceTypeManifest)!);
        StringAssert.Contains(manifest, "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}");
        StringAssert.Contains(manifest, "level=\"asInvoker\"");
        StringAssert.Contains(manifest, ">true</longPathAware>");
    }

    [TestMethod]
    [DataRow(Exe)]
    [DataRow(Dll)]
    public void No_folder_of_the_machine_is_in_the_file(string file)
    {
        using NativeImage image = Open(file);

        Assert.AreEqual(Path.ChangeExtension(file, ".pdb"), image.CodeView.Path);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (string folder in (string[])[Build.RepositoryRoot, Path.Combine(home, ".nuget")])
        {
            Assert.AreEqual(-1, image.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)), folder);
            Assert.AreEqual(-1, image.Bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(folder)), folder);
        }
    }

    [TestMethod]
    public void A_dll_exports_what_its_source_says()
    {
        using NativeImage image = Open(Dll);

        Assert.IsTrue(image.Coff.Characteristics.HasFlag(Characteristics.Dll));
        // The last is what a debugger looks for.
        CollectionAssert.AreEquivalent(new[] { "add", "add_to_thread", "call_back", "throw_and_catch", "DotNetRuntimeDebugHeader" }, image.Exports.ToList());
    }

    private static NativeImage Open(string file) => new(WinePrograms.PathOf(file));
}
