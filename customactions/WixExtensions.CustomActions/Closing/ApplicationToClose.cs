using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Closing;

/// <summary>One application that is asked to close.</summary>
/// <param name="FileName">The file name of its program, without a folder.</param>
/// <param name="Options">How it is asked, and what happens when it still runs.</param>
/// <param name="Timeout">How long each message may take, and how long is waited after it.</param>
/// <param name="ExitCode">The exit code of a program that is ended.</param>
internal sealed record ApplicationToClose(string FileName, ApplicationOptions Options, TimeSpan Timeout, uint ExitCode)
{
    /// <summary>The data of the deferred action: each application as data of its own, under its number.</summary>
    public static CustomActionData ToData(IReadOnlyList<ApplicationToClose> applications)
    {
        var data = new CustomActionData();
        for (var i = 0; i < applications.Count; i++)
        {
            data.Add(Number(i + 1), applications[i].ToText());
        }

        return data;
    }

    /// <summary>Reads the data of the deferred action.</summary>
    public static IReadOnlyList<ApplicationToClose> FromData(CustomActionData data)
    {
        var applications = new List<ApplicationToClose>();
        for (var i = 1; data.TryGetValue(Number(i), out var text); i++)
        {
            var fields = new CustomActionData(text);
            applications.Add(new ApplicationToClose(
                fields[nameof(FileName)],
                (ApplicationOptions)int.Parse(fields[nameof(Options)], CultureInfo.InvariantCulture),
                TimeSpan.FromMilliseconds(int.Parse(fields[nameof(Timeout)], CultureInfo.InvariantCulture)),
                uint.Parse(fields[nameof(ExitCode)], CultureInfo.InvariantCulture)));
        }

        return applications;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string ToText() => new CustomActionData
    {
        { nameof(FileName), FileName },
        { nameof(Options), Number((int)Options) },
        { nameof(Timeout), Number((int)Timeout.TotalMilliseconds) },
        { nameof(ExitCode), ExitCode.ToString(CultureInfo.InvariantCulture) },
    }.ToString();
}
