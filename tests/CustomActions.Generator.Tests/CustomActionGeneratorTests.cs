using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Generator.Tests;

[TestClass]
public sealed class CustomActionGeneratorTests
{
    /// <summary>The library under its other namespace: what the generator looks at.</summary>
    private const string Twin = """
        namespace WixToolset.Dtf.WindowsInstaller
        {
            public enum ActionResult { Success }
            public sealed class Session;
            public sealed class CustomActionAttribute : System.Attribute;
            public interface IEmbeddedUI;
            public static class CustomActionEntryPoint { public static uint Run(string name, uint session, System.Func<Session, ActionResult> action) => 0; }
            public static unsafe class EmbeddedUIEntryPoint
            {
                public static uint Initialize(uint session, char* path, uint* level, System.Func<IEmbeddedUI> create) => 0;
                public static int ProcessMessage(uint type, uint record) => 0;
                public static uint Shutdown() => 0;
            }
        }
        """;

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
    public void Actions_of_either_namespace_are_exported()
    {
        var (source, diagnostics) = Generate(
            Twin, "public static class Actions { [WixToolset.Dtf.WindowsInstaller.CustomAction] public static WixToolset.Dtf.WindowsInstaller.ActionResult Prepare(WixToolset.Dtf.WindowsInstaller.Session session) => default; }");
        Assert.IsEmpty(diagnostics);
        Assert.Contains("global::WixToolset.Dtf.WindowsInstaller.CustomActionEntryPoint.Run(\"Prepare\", session, static installation => global::Actions.@Prepare(installation))", source);
        Assert.DoesNotContain("Microsoft.Deployment", source);
    }

    [TestMethod]
    public void Types_of_the_other_namespace_are_a_wrong_signature()
    {
        var (_, diagnostics) = Generate(Twin, "public static class Actions { [CustomAction] public static ActionResult Prepare(WixToolset.Dtf.WindowsInstaller.Session session) => ActionResult.Success; }");
        Assert.AreEqual("WICA004", Assert.ContainsSingle(diagnostics).Id);
    }

    [TestMethod]
    [DataRow("Microsoft.Deployment.WindowsInstaller")]
    [DataRow("WixToolset.Dtf.WindowsInstaller")]
    public void The_class_of_an_embedded_user_interface_is_exported(string library)
    {
        var implementation = library.StartsWith('M')
            ? "public bool Initialize(Session session, string resourcePath, ref InstallUIOptions level) => true; public MessageResult ProcessMessage(InstallMessage type, Record? record, MessageButtons buttons, MessageIcon icon, MessageDefaultButton button) => 0; public void Shutdown() { }"
            : string.Empty;
        var (source, diagnostics) = Generate(Twin, $"namespace N {{ public partial class Ui : {library}.IEmbeddedUI {{ {implementation} }} public abstract class Base : {library}.IEmbeddedUI {{ {implementation} }} partial class Ui : System.IDisposable {{ public void Dispose() {{ }} }} }}");
        Assert.IsEmpty(diagnostics);
        foreach (var export in new[] { "InitializeEmbeddedUI", "EmbeddedUIHandler", "ShutdownEmbeddedUI" })
        {
            Assert.AreEqual(2, source.Split($"EntryPoint = \"{export}\"").Length, export);
        }

        Assert.Contains($"global::{library}.EmbeddedUIEntryPoint.Initialize(session, resourcePath, internalUILevel, static () => new global::N.Ui())", source);
    }

    [TestMethod]
    [DataRow("class A : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI { public A(int i) { } }", "A")]
    [DataRow("class A : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI { private A() { } }", "A")]
    [DataRow("class A<T> : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI;", "A<T>")]
    [DataRow("class O { private class A : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI; }", "A")]
    [DataRow("class A : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI; class B : WixToolset.Dtf.WindowsInstaller.IEmbeddedUI;", "B")]
    public void An_embedded_user_interface_that_cannot_be_exported_is_an_error(string code, string name)
    {
        var (_, diagnostics) = Generate(Twin, code);
        var diagnostic = Assert.ContainsSingle(diagnostics);
        Assert.AreEqual("WICA009", diagnostic.Id);
        Assert.Contains($"'{name}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("true", true)]
    [DataRow("false", false)]
    [DataRow("", false)]
    public void A_project_may_ask_for_the_folder_of_its_files(string value, bool asked)
    {
        var compilation = Compile("public static class A { [CustomAction] public static ActionResult M(Session s) => ActionResult.Success; }");
        var driver = CSharpGeneratorDriver.Create([new CustomActionGenerator().AsSourceGenerator()], optionsProvider: new BuildProperties("CustomActionContentIsCurrentFolder", value))
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        Assert.IsEmpty(updated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray());
        Assert.AreEqual(asked, driver.GetRunResult().GeneratedTrees.Single().ToString().Contains("RunInContentFolder(installation, typeof(CustomActionExports).Assembly, static session => global::A.@M(session))", StringComparison.Ordinal));
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

    internal static (string Source, ImmutableArray<Diagnostic> Diagnostics) Generate(params string[] sources)
    {
        var compilation = Compile(sources);
        var driver = CSharpGeneratorDriver.Create(new CustomActionGenerator(), new EmbeddedUIGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        var source = string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
        if (diagnostics.IsEmpty)
        {
            Assert.IsEmpty(updated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray());
        }

        return (source, diagnostics);
    }

    internal static CSharpCompilation Compile(params string[] sources)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "Test",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(Usings + source, path: $"Source{index}.cs")),
            framework.Append(typeof(Session).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }
}
