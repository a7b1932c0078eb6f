using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CustomActions.Generator.Tests;

[TestClass]
public sealed class CustomActionAnalyzerTests
{
    [TestMethod]
    [DataRow("_ = s[\"ProductName\"]", "ProductName")]
    [DataRow("s[\"A\"] = \"b\"", "A")]
    [DataRow("s[\"CustomActionData\"] = \"b\"", "CustomActionData")]
    [DataRow("_ = s.Database", "Database")]
    [DataRow("_ = s.Features", "Features")]
    [DataRow("_ = s.Components[\"C\"]", "Components")]
    [DataRow("s.DoAction(\"A\")", "DoAction")]
    [DataRow("s.DoActionSequence(\"A\")", "DoActionSequence")]
    [DataRow("_ = s.GetTargetPath(\"A\")", "GetTargetPath")]
    [DataRow("s.SetTargetPath(\"A\", \"b\")", "SetTargetPath")]
    [DataRow("_ = s.GetSourcePath(\"A\")", "GetSourcePath")]
    [DataRow("_ = s.GetProductProperty(\"A\")", "GetProductProperty")]
    [DataRow("s.SetInstallLevel(1)", "SetInstallLevel")]
    [DataRow("s.SetMode(InstallRunMode.RebootAtEnd, true)", "SetMode")]
    [DataRow("_ = s.VerifyDiskSpace()", "VerifyDiskSpace")]
    [DataRow("_ = s.GetTotalCost()", "GetTotalCost")]
    [DataRow("_ = s.EvaluateCondition(\"A\", true)", "EvaluateCondition")]
    [DataRow("System.Action f = () => _ = s[\"A\"]; f()", "A")]
    public async Task An_action_that_reads_custom_action_data_and_what_only_immediate_ones_have_is_warned(string statement, string what)
    {
        var code = $"class A {{ [CustomAction] public static ActionResult M(Session s) {{ var d = s.CustomActionData; {statement}; return ActionResult.Success; }} }}";
        var diagnostic = Assert.ContainsSingle(await AnalyzeAsync(code));
        Assert.AreEqual(("WICA008", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.StartsWith($"'{what}' ", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("'M'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("var d = s.CustomActionData; _ = s[\"ProductCode\"] + s[\"UserSID\"] + s[\"CustomActionData\"]; s.Log(\"x\"); _ = s.Language; _ = s.GetMode(InstallRunMode.Rollback)")]
    [DataRow("_ = s[\"ProductName\"]; var d = new CustomActionData(); s.DoAction(\"A\", d)")]
    [DataRow("var d = s.CustomActionData; if (!s.GetMode(InstallRunMode.Scheduled)) { _ = s.Database; }")]
    [DataRow("var d = s.CustomActionData; var name = d[\"A\"]; _ = s[name]")]
    public async Task What_an_action_may_do_is_not_warned(string statements) =>
        Assert.IsEmpty(await AnalyzeAsync($"class A {{ [CustomAction] public static ActionResult M(Session s) {{ {statements}; return ActionResult.Success; }} }}"));

    [TestMethod]
    public async Task Methods_that_get_the_session_are_looked_into()
    {
        const string Code = """
            class A
            {
                [CustomAction] public static ActionResult M(Session s) { Read(s); s.Show(); return ActionResult.Success; }
                [CustomAction] public static ActionResult Immediate(Session s) { s.Show(); return ActionResult.Success; }
                static void Read(Session s) => _ = s.CustomActionData;
            }
            static class E { public static void Show(this Session s) { _ = s["ProductName"]; Again(s); } static void Again(Session s) { E.Show(s); } }
            class Unrelated { static void N(Session s) { _ = s.CustomActionData; _ = s.Database; } }
            """;
        var diagnostic = Assert.ContainsSingle(await AnalyzeAsync(Code));
        Assert.AreEqual("WICA008", diagnostic.Id);
        Assert.Contains("'ProductName'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("d.AddObject(\"k\", new Settings())", "Settings")]
    [DataRow("d.AddObject(\"k\", new System.Collections.Generic.List<int>())", "List<int>")]
    [DataRow("d.AddObject<object>(\"k\", \"text\")", "object")]
    [DataRow("d.GetObject<Settings>(\"k\")", "Settings")]
    [DataRow("d.GetObject<int[]>(\"k\")", "int[]")]
    [DataRow("d.GetObject<System.DayOfWeek>(\"k\")", "DayOfWeek")]
    public async Task An_object_without_a_serializer_is_an_error_that_leads_to_one(string statement, string type)
    {
        var diagnostic = Assert.ContainsSingle(await AnalyzeAsync($"public class Settings {{ }} class A {{ void M(CustomActionData d) {{ {statement}; }} }}"));
        Assert.AreEqual(("WICA010", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"'{type}' ", message);
        Assert.Contains("JsonSerializerContext", message);
    }

    [TestMethod]
    [DataRow("d.AddObject(\"k\", 1); d.AddObject(\"k\", \"x\"); d.AddObject(\"k\", d); d.AddObject(\"k\", (int?)1); d.AddObject(\"k\", System.Guid.Empty); d.AddObject(\"k\", System.DateTime.Now)")]
    [DataRow("_ = d.GetObject<bool>(\"k\"); _ = d.GetObject<CustomActionData>(\"k\"); _ = d.GetObject<decimal?>(\"k\")")]
    [DataRow("d.AddObject(\"k\", new Settings(), x => \"t\"); _ = d.GetObject(\"k\", t => new Settings())")]
    [DataRow("System.Text.Json.Serialization.Metadata.JsonTypeInfo<Settings> i = null!; d.AddObject(\"k\", new Settings(), i); _ = d.GetObject(\"k\", i)")]
    public async Task What_needs_no_serializer_or_names_one_is_not_an_error(string statements) =>
        Assert.IsEmpty(await AnalyzeAsync($"public class Settings {{ }} class A {{ void M(CustomActionData d) {{ {statements}; }} }}"));

    [TestMethod]
    [DataRow("System.Text.Json.JsonSerializer.Serialize(new Settings())", "JsonSerializer.Serialize")]
    [DataRow("System.Text.Json.JsonSerializer.Deserialize<Settings>(\"{}\")", "JsonSerializer.Deserialize")]
    [DataRow("new System.Xml.Serialization.XmlSerializer(typeof(Settings))", "XmlSerializer")]
    [DataRow("new System.Runtime.Serialization.DataContractSerializer(typeof(Settings))", "DataContractSerializer")]
    [DataRow("new System.Runtime.Serialization.Json.DataContractJsonSerializer(typeof(Settings))", "DataContractJsonSerializer")]
    public async Task A_serializer_by_reflection_is_warned(string expression, string name)
    {
        var diagnostic = Assert.ContainsSingle(await AnalyzeAsync($"public class Settings {{ }} class A {{ object? M() => {expression}; }}"));
        Assert.AreEqual(("WICA011", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.StartsWith($"'{name}' ", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("System.Text.Json.JsonSerializer.Serialize(new Settings(), (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Settings>)null!)")]
    [DataRow("System.Text.Json.JsonSerializer.Deserialize(\"{}\", typeof(Settings), (System.Text.Json.Serialization.JsonSerializerContext)null!)")]
    public async Task A_generated_serializer_is_not_warned(string expression) =>
        Assert.IsEmpty(await AnalyzeAsync($"public class Settings {{ }} class A {{ object? M() => {expression}; }}"));

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string code)
    {
        var compilation = CustomActionGeneratorTests.Compile(code);
        Assert.IsEmpty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray());
        return await compilation.WithAnalyzers([new CustomActionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
