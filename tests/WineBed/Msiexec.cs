using System.Globalization;

namespace WineBed;

/// <summary>Windows Installer in a prefix: msiexec without a user interface, with a verbose log.</summary>
public sealed class Msiexec
{
    /// <summary>
    /// How often msiexec is run that could not start the process of its custom actions. Wine's CreateProcess fails once in thousands of calls, msiexec does not look at the result and waits for ever
    /// for that process. No custom action has run by then, so nothing of the package's has been changed.
    /// </summary>
    private const int StartAttempts = 2;

    private readonly WinePrefix _prefix;
    private int _runs;

    internal Msiexec(WinePrefix prefix) => _prefix = prefix;

    /// <summary>After it msiexec is ended. An installation of 500 MB takes less than a minute. Wine waits for ever when the process that runs custom actions has crashed or did not start.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>For tests of the bed: Windows' path of another msiexec.</summary>
    internal string Program { get; set; } = "msiexec";

    /// <summary>Installs a package.</summary>
    /// <param name="package">The package's path on the host.</param>
    /// <param name="properties">Public properties, unquoted.</param>
    public Task<MsiResult> InstallAsync(string package, params IEnumerable<(string Name, string Value)> properties) =>
        RunAsync($"/i {WindowsCommandLine.Quote(_prefix.ToWindowsPath(package))}", properties);

    /// <summary>Removes a product.</summary>
    /// <param name="product">A product code in braces, or the package's path on the host.</param>
    public Task<MsiResult> UninstallAsync(string product, params IEnumerable<(string Name, string Value)> properties) => RunAsync($"/x {Product(product)}", properties);

    /// <summary>Repairs a product. Wine has no <c>/f</c>; the properties that it stands for work.</summary>
    /// <param name="product">A product code in braces, or the package's path on the host.</param>
    public Task<MsiResult> RepairAsync(string product, params IEnumerable<(string Name, string Value)> properties) =>
        RunAsync($"/i {Product(product)}", properties.Prepend(("REINSTALLMODE", "omus")).Prepend(("REINSTALL", "ALL")));

    /// <summary>Runs msiexec with arguments as given; <c>/qn</c> and the log are added, then the properties.</summary>
    public Task<MsiResult> RunAsync(string arguments, params IEnumerable<(string Name, string Value)> properties) =>
        RunCommandLineAsync(string.Join(' ', properties.Select(property => WindowsCommandLine.QuoteProperty(property.Name, property.Value)).Prepend($"{arguments} /qn")));

    /// <summary>Runs msiexec with exactly these arguments and a log; for the user interface and for command lines as an administrator would type them.</summary>
    /// <exception cref="WineException">It could not be started, or the time limit was reached; the message holds the log up to there.</exception>
    public async Task<MsiResult> RunCommandLineAsync(string arguments)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Combine(_prefix.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"msi{Interlocked.Increment(ref _runs)}.log"));
            try
            {
                WineResult result = await _prefix.RunCommandLineAsync($"{Program} {arguments} /l*v {WindowsCommandLine.Quote(_prefix.ToWindowsPath(path))}", TimeLimit);
                return new MsiResult(result.CommandLine, result.ExitCode, await MsiLog.ReadAsync(path));
            }
            catch (WineException e)
            {
                MsiLog log = await MsiLog.ReadAsync(path);
                if (attempt == StartAttempts || !e.IsOfLoneProgram || !log.EndsAtStartOfAction)
                {
                    throw new WineException($"{e.Message}\n{log.Text}", e);
                }
            }
        }
    }

    private string Product(string product) => product.StartsWith('{') ? product : WindowsCommandLine.Quote(_prefix.ToWindowsPath(product));
}
