using System.CommandLine;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Features;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop features</c>.</summary>
internal static class FeaturesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandBuilder commands) => commands.Show(
        "features",
        "Show whether Windows has what the recorded engine needs: optional features, Hyper-V, the boot loader.",
        ApiRoutes.Features,
        ProtocolJson.Default.FeaturesReport,
        Print,
        report => report.Ready ? ClientExitCode.Success : ClientExitCode.Degraded);

    private static void Print(FeaturesReport report, TextWriter output)
    {
        output.WriteLine(report.Ready ? "Windows has all that the engine needs." : "Windows lacks something that the engine needs.");
        output.WriteLine($"  Hyper-V is on: {report.HyperVEnabled.ToWords()}");
        output.WriteLine($"  Windows runs on the hypervisor: {((bool?)report.Hypervisor.Present).ToWords()}");
        output.WriteLine($"  the boot loader starts the hypervisor: {report.Hypervisor.LaunchedByBootLoader.ToWords()}");
        output.WriteCause("    ", report.Hypervisor.Cause, report.Hypervisor.Fix);
        foreach (WindowsFeature feature in report.Features)
        {
            output.WriteLine($"  {feature.Name}: {feature.State.ToWords()}{(feature.Required ? ", needed" : string.Empty)}");
            output.WriteCause("    ", feature.Cause, feature.Fix);
        }
    }
}
