using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Generator.Tests;

[TestClass]
public sealed class CustomActionGeneratorTests
{
    private const string Usings = "using Microsoft.Deployment.WindowsInstaller;\n";

    [TestMethod]
    public void A_custom_action_is_exported_behind_the_barrier()
    {
        var (source, diagnostics) = Generate("public static class Actions { [CustomAction] public static ActionResult Prepare(Session session) => ActionResult.Success; }");
        Assert.IsEmpty(diagnostics);
        Assert.Contains("UnmanagedCallersOnly(EntryPoint = \"Prepare\", CallConvs = new[] { typeof(global::System.Runtime.CompilerServices.CallConvStdcall) })", source);
        Assert.Contains("CustomActionEntryPoint.Run(\"Prepare\", session, static installation => global::Actions.@Prepare(installation))", source);
    }

    [TestMethod]
    public void The_entry_point_may_have_another_name()
    {
        var (source, diagnostics) = Generate("namespace A.B; internal class C { internal static class D { [CustomAction(\"Other\")] internal static ActionResult Prepare(Session s) => ActionResult.Success; } }");
        Assert.IsEmpty(diagnostics);
        Assert.Contains("EntryPoint = \"Other\"", source);
        Assert.Contains("global::A.B.C.D.@Prepare(installation)", source);
        Assert.DoesNotContain("EntryPoint = \"Prepare\"", source);
    }

    [TestMethod]
    public void Exports_are_in_the_order_of_their_names()
    {
        var (source, diagnostics) = Generate(
            "public static class Z { [CustomAction] public static ActionResult Bb(Session s) => ActionResult.Success; }",
            "public static class A { [CustomAction] public static ActionResult Cc(Session s) => ActionResult.Success; [CustomAction] public static ActionResult Aa(Session s) => ActionResult.Success; }");
        Assert.IsEmpty(diagnostics);
        var exports = source.Split('\n').Where(line => line.Contains("public static uint", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.AreEqual("public static uint Export_Aa(uint session) =>|public static uint Export_Bb(uint session) =>|public static uint Export_Cc(uint session) =>", string.Join('|', exports));
    }

    [TestMethod]
    [DataRow("class A { [CustomAction] public ActionResult M(Session s) => ActionResult.Success; }", "WICA001")]
    [DataRow("class A { [CustomAction] private static ActionResult M(Session s) => ActionResult.Success; }", "WICA002")]
    [DataRow("class A { private class B { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; } }", "WICA002")]
    [DataRow("file class A { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; }", "WICA002")]
    [DataRow("class A { [CustomAction] public static ActionResult M<T>(Session s) => ActionResult.Success; }", "WICA003")]
    [DataRow("class A<T> { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; }", "WICA003")]
    [DataRow("class A<T> { internal class B { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; } }", "WICA003")]
    [DataRow("class A { [CustomAction] public static int M(Session s) => 0; }", "WICA004")]
    [DataRow("class A { [CustomAction] public static void M(Session s) { } }", "WICA004")]
    [DataRow("class A { [CustomAction] public static ActionResult M() => ActionResult.Success; }", "WICA004")]
    [DataRow("class A { [CustomAction] public static ActionResult M(ref Session s) => ActionResult.Success; }", "WICA004")]
    [DataRow("class A { [CustomAction] public static ActionResult M(string s) => ActionResult.Success; }", "WICA004")]
    [DataRow("class A { [CustomAction] public static ActionResult M(Session s, int i) => ActionResult.Success; }", "WICA004")]
    [DataRow("class A { [CustomAction(\"1st\")] public static ActionResult M(Session s) => ActionResult.Success; }", "WICA006")]
    [DataRow("class A { [CustomAction(\"a b\")] public static ActionResult M(Session s) => ActionResult.Success; }", "WICA006")]
    [DataRow("class A { [CustomAction(\"\")] public static ActionResult M(Session s) => ActionResult.Success; }", "WICA006")]
    [DataRow("class A { [CustomAction] public static ActionResult Größe(Session s) => ActionResult.Success; }", "WICA006")]
    [DataRow("class A { [CustomAction] public static async System.Threading.Tasks.Task<ActionResult> M(Session s) { await System.Threading.Tasks.Task.Yield(); return ActionResult.Success; } }", "WICA007")]
    public void A_method_that_cannot_be_exported_is_an_error_at_its_name(string code, string id)
    {
        var (source, diagnostics) = Generate(code);
        Assert.AreEqual(string.Empty, source);
        var diagnostic = Assert.ContainsSingle(diagnostics);
        Assert.AreEqual(id, diagnostic.Id);
        Assert.AreEqual(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.AreEqual("Source0.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.AreEqual(1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [TestMethod]
    public void Two_actions_of_one_name_are_an_error()
    {
        var (_, diagnostics) = Generate(
            "class A { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; }",
            "class B { [CustomAction(\"M\")] public static ActionResult N(Session s) => ActionResult.Success; }");
        var diagnostic = Assert.ContainsSingle(diagnostics);
        Assert.AreEqual("WICA005", diagnostic.Id);
        Assert.AreEqual("Source1.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Contains("'M'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Without_custom_actions_nothing_is_generated()
    {
        var (source, diagnostics) = Generate("class A { public static ActionResult M(Session s) => ActionResult.Success; }");
        Assert.IsEmpty(diagnostics);
        Assert.AreEqual(string.Empty, source);
    }

    [TestMethod]
    public void An_edit_elsewhere_generates_nothing_anew()
    {
        var compilation = Compile("class A { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CustomActionGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;")));
        var steps = driver.GetRunResult().Results[0].TrackedSteps[CustomActionGenerator.MethodsStep];
        foreach (var output in steps.SelectMany(step => step.Outputs))
        {
            Assert.IsTrue(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString());
        }
    }

    private static (string Source, ImmutableArray<Diagnostic> Diagnostics) Generate(params string[] sources)
    {
        var compilation = Compile(sources);
        var driver = CSharpGeneratorDriver.Create(new CustomActionGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        var source = string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
        if (diagnostics.IsEmpty)
        {
            Assert.IsEmpty(updated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray());
        }

        return (source, diagnostics);
    }

    private static CSharpCompilation Compile(params string[] sources)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "Test",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(Usings + source, path: $"Source{index}.cs")),
            framework.Append(typeof(Session).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
