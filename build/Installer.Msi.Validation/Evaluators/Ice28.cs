namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE28: ForceReboot does not tear apart the actions that register the product.</summary>
internal sealed class Ice28 : Evaluator
{
    private static readonly string[] Group =
    [
        "RegisterProduct", "RegisterUser", "PublishProduct", "PublishFeatures", "CreateShortcuts", "RegisterMIMEInfo", "RegisterExtensionInfo", "RegisterClassInfo", "RegisterProgIdInfo",
    ];

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var table in SequenceTables.InstallAndAdmin)
        {
            var sequence = package.Sequence(table);
            var numbers = Group.Where(sequence.ContainsKey).Select(action => sequence[action]).ToArray();
            if (sequence.TryGetValue("ForceReboot", out var reboot) && numbers.Length > 0 && reboot > numbers.Min() && reboot < numbers.Max())
            {
                report.Error($"{table}: 'ForceReboot' ({reboot}) must not come between {numbers.Min()} and {numbers.Max()}, for the actions there belong together.");
            }
        }
    }
}
