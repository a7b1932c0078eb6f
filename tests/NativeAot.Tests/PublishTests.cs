namespace NativeAot.Tests;

/// <summary>The build itself, in copies of what it needs.</summary>
[TestClass]
public sealed class PublishTests
{
    [TestMethod]
    public void Two_folders_give_the_same_bytes_and_what_is_unchanged_is_not_linked_again()
    {
        using CheckoutCopy first = new("a");
        using CheckoutCopy second = new("a-longer-name-");
        Publish(first);
        Publish(second);

        Assert.IsTrue(File.ReadAllBytes(first.PublishedFile).AsSpan().SequenceEqual(File.ReadAllBytes(second.PublishedFile)), "the DLLs differ");
        Assert.IsTrue(File.ReadAllBytes(first.Pdb).AsSpan().SequenceEqual(File.ReadAllBytes(second.Pdb)), "the PDBs differ");
        CollectionAssert.AreEqual(new[] { "RuntimeProbeLibrary.dll" }, first.PublishedFiles.ToList(), "nothing else is published");

        StringAssert.DoesNotMatch(Publish(first), new("Linking RuntimeProbeLibrary"));
        File.AppendAllText(Path.Combine(first.Root, "build/NativeAot/Startup/dll.c"), "\n/* changed */\n");
        StringAssert.Contains(Publish(first), "Linking RuntimeProbeLibrary.dll");
    }

    [TestMethod]
    public void A_missing_tool_is_one_error_that_says_what_to_install()
    {
        using CheckoutCopy copy = new("tools");

        (int exitCode, string output) = copy.Publish("-p:NativeAotLinker=/none/lld-link");

        Assert.AreNotEqual(0, exitCode);
        StringAssert.Contains(output, "error NAOT001: Linking for Windows needs programs that were not found: lld-link. ");
        StringAssert.Contains(output, "apt-get install clang lld llvm");
        Assert.ContainsSingle(line => line.Contains("error NAOT", StringComparison.Ordinal), output.Split('\n').Distinct());
        Assert.IsFalse(File.Exists(copy.PublishedFile));
    }

    [TestMethod]
    [DataRow("RuntimeIdentifier", "win-arm64", "NAOT002")]
    [DataRow("NativeLib", "Static", "NAOT003")]
    [DataRow("ControlFlowGuard", "Guard", "NAOT004")]
    public void What_cannot_be_linked_here_is_one_error(string property, string value, string error)
    {
        using CheckoutCopy copy = new("refused");
        copy.SetProperty(property, value);

        (int exitCode, string output) = copy.Publish();

        Assert.AreNotEqual(0, exitCode);
        Assert.ContainsSingle(line => line.Contains("error ", StringComparison.Ordinal), output.Split('\n').Distinct(), output);
        StringAssert.Contains(output, $"error {error}: ");
    }

    [TestMethod]
    public void A_library_that_the_windows_sdk_does_not_have_is_named()
    {
        using CheckoutCopy copy = new("library");
        string project = Path.Combine(copy.Root, "tests/WinePrograms/RuntimeProbeLibrary/RuntimeProbeLibrary.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", "<ItemGroup><NativeLibrary Include=\"nosuch.lib\" /></ItemGroup></Project>", StringComparison.Ordinal));

        (int exitCode, string output) = copy.Publish();

        Assert.AreNotEqual(0, exitCode);
        StringAssert.Contains(output, "error NAOT006: ");
        StringAssert.Contains(output, "nosuch.lib");
    }

    private static string Publish(CheckoutCopy copy)
    {
        (int exitCode, string output) = copy.Publish();
        Assert.AreEqual(0, exitCode, output);
        return output;
    }
}
