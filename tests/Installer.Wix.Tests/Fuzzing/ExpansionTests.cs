using System.Diagnostics;

namespace Installer.Wix.Tests.Fuzzing;

/// <summary>Sources that would never end, or end the process, are refused at the line where they go too far.</summary>
[TestClass]
public sealed class ExpansionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Elements_without_end_are_refused() => AssertFails(Repeat("<Feature Id=\"F\">", 100_000) + Repeat("</Feature>", 100_000), 7128);

    [TestMethod]
    public void Conditions_without_end_are_refused() => AssertFails(Repeat("<?if 1=1?>", 1_000) + Repeat("<?endif?>", 1_000), 7128);

    [TestMethod]
    public void Parentheses_without_end_are_refused() => AssertFails($"<?if {Repeat("(", 100_000)}1=1{Repeat(")", 100_000)}?><?endif?>", 7128);

    [TestMethod]
    public void Negations_are_counted_and_not_nested() => AssertFails($"<?define A=1?><?if {Repeat("not ", 100_001)} $(A)?><?error yes?><?endif?><Bad />", 5);

    [TestMethod]
    public void Variables_in_the_names_of_variables_without_end_are_refused() => AssertFails($"<Property Id=\"{Repeat("$(A", 100_000)}{Repeat(")", 100_000)}\" />", 7128);

    [TestMethod]
    public void Variables_that_double_are_refused() =>
        AssertFails("<?define V0=xxxxxxxxxx?>" + string.Concat(Enumerable.Range(1, 60).Select(i => $"<?define V{i}=$(V{i - 1})$(V{i - 1})?>")), 7129);

    [TestMethod]
    public void Loops_in_loops_are_refused_when_they_multiply() =>
        AssertFails(Repeat("<?foreach A in 1;2;3;4;5;6;7;8;9;10?>", 12) + Repeat("<?endforeach?>", 12), 7129);

    [TestMethod]
    public void File_that_includes_itself_is_refused()
    {
        folder.Write("self.wxi", """<Include xmlns="http://wixtoolset.org/schemas/v4/wxs"><?include self.wxi?><?include self.wxi?></Include>""");

        AssertFails("<?include self.wxi?>", 385);
    }

    [TestMethod]
    public void Files_that_include_each_other_twice_are_refused()
    {
        for (var i = 0; i < 40; i++)
        {
            folder.Write($"i{i}.wxi", $"""<Include xmlns="http://wixtoolset.org/schemas/v4/wxs"><?foreach A in 1;2;3;4;5;6;7;8;9;10?><?include i{i + 1}.wxi?>{Repeat("<Binary />", 100)} <?endforeach?></Include>""");
        }

        folder.Write("i40.wxi", """<Include xmlns="http://wixtoolset.org/schemas/v4/wxs" />""");

        AssertFails("<?include i0.wxi?>", 7129);
    }

    [TestMethod]
    public void Texts_that_refer_to_themselves_are_refused() =>
        AssertFails("""<WixVariable Id="A" Value="!(wix.A)!(wix.A)!(wix.A)!(wix.A)!(wix.A)!(wix.A)!(wix.A)!(wix.A)" /><Property Id="P" Value="!(wix.A)" />""", 7105);

    [TestMethod]
    public void Folders_that_lie_in_each_other_are_refused() =>
        AssertFails("""<DirectoryRef Id="A"><Directory Id="B" Name="b" /></DirectoryRef><DirectoryRef Id="B"><Directory Id="A" Name="a" /></DirectoryRef>""", 7150);

    [TestMethod]
    public void Actions_in_a_circle_with_another_before_them_are_refused()
    {
        var actions = """
            <SetProperty Id="A" Value="1" After="SetB" Sequence="execute" />
            <SetProperty Id="B" Value="1" After="SetC" Sequence="execute" />
            <SetProperty Id="C" Value="1" After="SetB" Sequence="execute" />
            """;

        AssertFails(actions, 176);
    }

    [TestMethod]
    public void Groups_in_groups_without_end_are_refused() =>
        AssertFails("""<Feature Id="F"><ComponentGroupRef Id="G0" /></Feature>""" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<ComponentGroup Id=\"G{i}\"><ComponentGroupRef Id=\"G{i + 1}\" /></ComponentGroup>")) + "<ComponentGroup Id=\"G2000\" />", 7128);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private void AssertFails(string content, params int[] numbers)
    {
        var build = new TestBuild(folder);
        var watch = Stopwatch.StartNew();
        Assert.IsFalse(build.Run($"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
            {content}</Package></Wix>
            """));
        build.AssertNumbers(numbers);
        Assert.IsFalse(build.Messages.Contains(" 0:", StringComparison.Ordinal), build.Messages);
        Assert.IsTrue(watch.Elapsed < TimeSpan.FromMinutes(20), "It took so long that it hung as far as anybody waits.");
    }
}
