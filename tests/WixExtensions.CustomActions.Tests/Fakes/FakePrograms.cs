using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Running programs in memory, and a clock that goes on only while somebody waits.</summary>
internal sealed class FakePrograms : IPrograms, IPause
{
    private readonly List<Program> _running = [];
    private uint _next = 100;

    public TimeSpan Now { get; private set; }

    /// <summary>All that was asked of a process, in order.</summary>
    public List<string> Calls { get; } = [];

    public Program Start(string fileName) => Add(new Program(_next += 4, fileName));

    public List<uint> Find(string fileName) =>
        [.. from program in _running where program.EndsAt > Now && program.FileName.Equals(fileName, StringComparison.OrdinalIgnoreCase) select program.Id];

    public bool Ask(uint process, CloseRequest request, TimeSpan timeout)
    {
        Calls.Add($"{request} {process} {timeout.TotalSeconds}");
        var program = _running.Single(candidate => candidate.Id == process);
        if (program.Obeys == request)
        {
            program.EndsAt = Now + program.Takes;
            if (program.ComesBack)
            {
                Start(program.FileName);
            }
        }

        return program.HasWindow;
    }

    public string? GetOwner(uint process) => _running.Single(candidate => candidate.Id == process).Owner;

    public uint Terminate(uint process, uint exitCode)
    {
        Calls.Add($"Terminate {process} {exitCode}");
        var program = _running.Single(candidate => candidate.Id == process);
        if (program.TerminateError == 0)
        {
            program.EndsAt = Now;
        }

        return program.TerminateError;
    }

    public void Wait(TimeSpan time) => Now += time;

    private Program Add(Program program)
    {
        _running.Add(program);
        return program;
    }

    internal sealed class Program(uint id, string fileName)
    {
        public uint Id { get; } = id;

        public string FileName { get; } = fileName;

        /// <summary>Whose it is; null when Windows does not tell.</summary>
        public string? Owner { get; set; } = "S-1-5-18";

        /// <summary>What makes it close; null for nothing.</summary>
        public CloseRequest? Obeys { get; set; }

        /// <summary>How long it takes to close.</summary>
        public TimeSpan Takes { get; set; }

        public bool HasWindow { get; set; } = true;

        /// <summary>Whether another of its kind is started when it closes.</summary>
        public bool ComesBack { get; set; }

        public uint TerminateError { get; set; }

        public TimeSpan EndsAt { get; set; } = TimeSpan.MaxValue;
    }
}
