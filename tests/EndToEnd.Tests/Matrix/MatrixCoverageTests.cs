using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Settings;

namespace EndToEnd.Matrix;

/// <summary>
/// What the cases must have together, by the product's own table of properties: each property at its default, at each legal value and at an illegal one, in each package; each flag; each
/// engine with each value of the settings that it forbids or changes. Whoever adds a property, a value or a flag has to write a case for it.
/// </summary>
[TestClass]
public sealed class MatrixCoverageTests
{
    private const string Flags = "INSTALLFLAGS";

    /// <summary>Settings whose default is the engine's, or that contradict an engine.</summary>
    private static readonly string[] SettingsOfEngines =
        [PublicProperties.DisableWindowsContainers, PublicProperties.AlwaysRunService, PublicProperties.MaintainHosts, PublicProperties.EngineAccess];

    private static readonly List<GivenStep> Steps = [.. MatrixCase.Names.SelectMany(name => GivenStep.Read(MatrixCase.Read(name)))];

    [TestMethod]
    public void Every_property_has_a_case_at_its_default_at_each_legal_and_at_an_illegal_value()
    {
        List<string> missing = [];
        foreach (var scope in Enum.GetValues<PackageScope>())
        {
            var steps = Steps.FindAll(step => step.Scope == scope);
            foreach (var property in PublicProperties.All)
            {
                var isRefused = scope == PackageScope.PerUser && property.PerUserRefusal is not null;
                string[] legal = isRefused ? property.PerUserAllowed : property.Allowed ?? [];
                if (!steps.Exists(step => step.Refuses(property.Name) && !legal.Contains(step.Given[property.Name], StringComparer.OrdinalIgnoreCase)))
                {
                    missing.Add($"{scope}: {property.Name} with {(isRefused ? "any" : "an illegal")} value, exit code 1603 and its name in the log");
                }

                missing.AddRange(legal.Where(value => !steps.Exists(step => step.Takes(property.Name, value))).Select(value => $"{scope}: {property.Name} = {value}, exit code 0"));
                if (isRefused)
                {
                    continue;
                }

                if (property.Allowed is null && !steps.Exists(step => step.Succeeds && step.Given.GetValueOrDefault(property.Name, PublicProperty.TakenAway) != PublicProperty.TakenAway))
                {
                    missing.Add($"{scope}: {property.Name} with a legal value, exit code 0");
                }

                if (property.IsOptional && !steps.Exists(step => step.Takes(property.Name, PublicProperty.TakenAway)))
                {
                    missing.Add($"{scope}: {property.Name} = {PublicProperty.TakenAway}, exit code 0");
                }

                if (property.ValueName is { } name && !steps.Exists(step => step.HasAtDefault(property.Name, name, property.Default)))
                {
                    missing.Add($"{scope}: {property.Name} not given at a first installation, and setting {name} = {property.Default ?? "its default"}");
                }
            }
        }

        Assert.IsEmpty(missing, $"No case has\n{string.Join('\n', missing)}");
    }

    [TestMethod]
    public void Every_flag_has_a_case_that_succeeds()
    {
        var lines = Steps.FindAll(step => step.Succeeds).ConvertAll(step => step.Flags);
        var missing = InstallFlags.All.FindAll(flag => flag.Property is not null && !lines.Exists(line => line.Contains(flag.Name, StringComparison.Ordinal)));
        Assert.IsEmpty(missing, $"No case has\n{string.Join('\n', missing.ConvertAll(flag => flag.Name))}");
    }

    [TestMethod]
    public void Every_engine_has_a_case_with_each_value_of_the_settings_that_it_forbids_or_changes()
    {
        var steps = Steps.FindAll(step => step.Scope == PackageScope.AllUsers && step.Kind != MatrixStepKind.Uninstall);
        List<string> missing = [];
        foreach (var property in PublicProperties.All.FindAll(property => SettingsOfEngines.Contains(property.Name)))
        {
            var engines = PublicProperties.All.Find(engine => engine.Name == PublicProperties.Engine)!.Allowed!;
            missing.AddRange(
                from engine in engines
                from value in property.Allowed!
                where !steps.Exists(step => step.Setting(PublicProperties.Engine) == engine && step.Setting(property.Name) == value)
                select $"ENGINE = {engine} with {property.Name} = {value}");
        }

        Assert.IsEmpty(missing, $"No case has\n{string.Join('\n', missing)}");
    }

    /// <summary>A step with a package, and what is given and in force in it.</summary>
    private sealed record GivenStep(MatrixStep Step, IReadOnlyDictionary<string, string> Given, IReadOnlyDictionary<string, string> Recorded, bool IsFirst)
    {
        public PackageScope Scope => Step.Package!.Scope;

        public MatrixStepKind Kind => Step.Kind;

        public bool Succeeds => Step.ExitCode == 0;

        public string Flags => Step.Properties.FirstOrDefault(property => property.Name == MatrixCoverageTests.Flags).Value ?? string.Empty;

        /// <summary>A case's steps; what an earlier one recorded is in force in a later one.</summary>
        public static IEnumerable<GivenStep> Read(MatrixCase matrixCase)
        {
            Dictionary<PackageScope, Dictionary<string, string>> recorded = [];
            foreach (var step in matrixCase.Steps.Where(step => step.Package is not null))
            {
                var scope = step.Package!.Scope;
                var before = recorded.GetValueOrDefault(scope);
                var given = ReadProperties(step);
                yield return new(step, given, before ?? [], before is null);
                if (step.ExitCode == 0 && step.Kind == MatrixStepKind.Uninstall)
                {
                    recorded.Remove(scope);
                }
                else if (step.ExitCode == 0)
                {
                    recorded[scope] = given.Concat(before ?? []).DistinctBy(property => property.Key).ToDictionary();
                }
            }
        }

        public bool Refuses(string property) => Step.ExitCode == 1603 && Given.ContainsKey(property) && Step.LogContains.Any(text => text.Contains(property, StringComparison.Ordinal) || text.Contains(Given[property], StringComparison.Ordinal));

        public bool Takes(string property, string value) => Succeeds && value.Equals(Given.GetValueOrDefault(property), StringComparison.OrdinalIgnoreCase);

        public bool HasAtDefault(string property, string valueName, string? value) =>
            Succeeds && IsFirst && !Given.ContainsKey(property) && Step.States.OfType<SettingState>().Any(state => state.Name == valueName && (value is null || state.Value == value));

        /// <summary>What is in force, by what is given, recorded or the default.</summary>
        public string? Setting(string property) =>
            Given.GetValueOrDefault(property) ?? Recorded.GetValueOrDefault(property) ?? PublicProperties.All.Find(known => known.Name == property)!.Default;

        private static Dictionary<string, string> ReadProperties(MatrixStep step)
        {
            var given = step.Properties.ToDictionary(property => property.Name, property => property.Value);
            if (given.Remove(MatrixCoverageTests.Flags, out var flags))
            {
                try
                {
                    foreach (var (name, value) in InstallFlagParser.Parse(flags))
                    {
                        given.TryAdd(name, value);
                    }
                }
                catch (ActionFailedException) when (step.ExitCode != 0)
                {
                    // A mistake in the flags is what the step shows.
                }
            }

            return given;
        }
    }
}
