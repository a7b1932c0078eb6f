using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Engine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;

namespace DockerDesktop.Service.Verbs;

/// <summary>The Windows engine.</summary>
internal sealed class EngineVerbs(WindowsEngine engine, OperationRegistry operations) : IVerbGroup
{
    private readonly SharedWork<EngineStatus> _status = new(engine.GetStatus);
    private readonly SharedWork<bool> _check = new(() =>
    {
        engine.Check();
        return true;
    });

    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Engine,
            new VerbRules("What the Windows engine does.", CallerRole.User) { IsWindowsEngineVerb = true, Problems = [ProblemCodes.WindowsError] },
            ProtocolJson.Default.EngineStatus,
            call => _status.RunAsync(call.Cancellation)),
        Start(ApiRoutes.EngineStart, "Starts the Windows engine.", OperationKind.EngineStart, engine.StartAsync),
        Start(ApiRoutes.EngineStop, "Stops the Windows engine.", OperationKind.EngineStop, engine.StopAsync),
    ];

    private Verb Start(string route, string summary, OperationKind kind, OperationWork work) => Verb.Post(
        route,
        new VerbRules(summary, CallerRole.User)
        {
            IsWindowsEngineVerb = true,
            StartsOperation = true,
            Problems = [ProblemCodes.NotInstalled, ProblemCodes.WrongState, ProblemCodes.WindowsError],
        },
        ProtocolJson.Default.Operation,
        async call =>
        {
            _ = await _check.RunAsync(call.Cancellation).ConfigureAwait(false);
            return operations.Start(kind, call.Caller, cancellable: false, work);
        });
}
