using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Hosts;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Hosts;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;

namespace DockerDesktop.Service.Verbs;

/// <summary>The product's names in the hosts file.</summary>
internal sealed class HostsVerbs(HostsMaintenance maintenance) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Hosts,
            new VerbRules("What the hosts file has for the product's names, and what it should have.", CallerRole.User),
            ProtocolJson.Default.HostsStatus,
            call => maintenance.GetStatusAsync(call.Cancellation)),
        Verb.Post(
            ApiRoutes.HostsApply,
            new VerbRules("Writes the product's names into the hosts file, where it is maintained.", CallerRole.User)
            {
                Problems = [ProblemCodes.HostsNotMaintained, ProblemCodes.HostsFileRefused, .. FileProblems.WindowsCodes],
            },
            ProtocolJson.Default.HostsChange,
            call => ChangeAsync(maintenance.ApplyAsync(call.Cancellation), call)),
        Verb.Post(
            ApiRoutes.HostsRemove,
            new VerbRules("Takes the product's names out of the hosts file, where it is not maintained.", CallerRole.Administrator)
            {
                Problems = [ProblemCodes.WrongState, ProblemCodes.HostsFileRefused, .. FileProblems.WindowsCodes],
            },
            ProtocolJson.Default.HostsChange,
            call => ChangeAsync(maintenance.RemoveAsync(call.Cancellation), call)),
    ];

    private static async Task<HostsChange> ChangeAsync(Task<HostsChange> changing, VerbCall call)
    {
        HostsChange change = await changing.ConfigureAwait(false);
        if (!change.Changed)
        {
            call.NoteNothingChanged();
        }

        return change;
    }
}
