using System.Globalization;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE102: the settings of services are ones that there are, with arguments of the right kind.</summary>
internal sealed class Ice102 : Evaluator
{
    private const int AllEvents = 1 | 2 | 4;
    private const int DelayedAutoStart = 3;
    private const int FailureActionsFlag = 4;
    private const int ServiceSid = 5;
    private const int RequiredPrivileges = 6;
    private const int Preshutdown = 7;
    private const string Separator = "[~]";

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        foreach (var row in package.Rows("MsiServiceConfig"))
        {
            CheckEvent(row, report);
            CheckConfiguration(row, report);
        }

        foreach (var row in package.Rows("MsiServiceConfigFailureActions"))
        {
            CheckEvent(row, report);
            CheckFailureActions(row, report);
        }
    }

    private static void CheckEvent(Row row, Report report)
    {
        if (row.Number("Event") is not { } value || value == 0 || (value & ~AllEvents) != 0)
        {
            report.Error($"{row.Table.Name} '{row.Key}': Event is '{row["Event"]}'; it must be a sum of 1, 2 and 4.");
        }
    }

    private static void CheckConfiguration(Row row, Report report)
    {
        var argument = row["Argument"];

        // What a property brings is known only when it is installed.
        if (argument.Replace(Separator, string.Empty, StringComparison.Ordinal).Contains('[', StringComparison.Ordinal))
        {
            return;
        }

        var expected = row.Number("ConfigType") switch
        {
            DelayedAutoStart or FailureActionsFlag => argument is "0" or "1" ? null : "0 or 1",
            ServiceSid => argument is "0" or "1" or "3" ? null : "0, 1 or 3",
            RequiredPrivileges => argument.Split(Separator, StringSplitOptions.RemoveEmptyEntries).All(IsPrivilege) ? null : "a list of privileges",
            Preshutdown => argument.Length == 0 || IsNumber(argument) ? null : "a number of milliseconds",
            _ => "of a ConfigType from 3 to 7",
        };
        if (expected is not null)
        {
            report.Error($"MsiServiceConfig '{row.Key}': the argument '{argument}' of ConfigType {row["ConfigType"]} must be {expected}.");
        }
        else if (row.Number("ConfigType") == Preshutdown && argument.Length == 0)
        {
            report.Warning($"MsiServiceConfig '{row.Key}': without an argument the time before shutdown is 180000 milliseconds.");
        }
    }

    private static void CheckFailureActions(Row row, Report report)
    {
        var counts = new int[2];
        string[] columns = ["Actions", "DelayActions"];
        for (var i = 0; i < columns.Length; i++)
        {
            var values = row[columns[i]].Split(Separator, StringSplitOptions.RemoveEmptyEntries);
            counts[i] = values.Length;
            foreach (var value in values.Where(value => !value.Contains('[', StringComparison.Ordinal) && !IsNumber(value)))
            {
                report.Error($"MsiServiceConfigFailureActions '{row.Key}': '{value}' in {columns[i]} is no number.");
            }
        }

        if (counts[0] != counts[1])
        {
            report.Error($"MsiServiceConfigFailureActions '{row.Key}' has {counts[0]} actions, but {counts[1]} delays.");
        }

        if (row.Number("ResetPeriod") is null)
        {
            report.Warning($"MsiServiceConfigFailureActions '{row.Key}': without a reset period failures are counted for ever.");
        }
    }

    private static bool IsPrivilege(string text) => text.StartsWith("Se", StringComparison.Ordinal) && text.EndsWith("Privilege", StringComparison.Ordinal);

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
