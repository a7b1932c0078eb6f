using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Engine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;

namespace DockerDesktop.Service.Verbs;

/// <summary>The Windows engine.</summary>
internal sealed class EngineVerbs(WindowsEngine engine, OperationRegistry operations) : IVerbGroup
{
    /// <inheritdoc/>
    public IEnumerable<Verb> Verbs =>
    [
        Verb.Get(
            ApiRoutes.Engine,
            new VerbRules("What the Windows engine does.", CallerRole.User) { IsWindowsEngineVerb = true, Problems = [ProblemCodes.WindowsError] },
            ProtocolJson.Default.EngineStatus,
            _ => Task.FromResult(engine.GetStatus())),
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
        call =>
        {
            engine.Check();
            return Task.FromResult(operations.Start(kind, call.Caller, cancellable: false, work));
        });
}
