// PipeLoad.exe ready SERVICE PIPE
//     starts a service, which must be stopped, and prints how long it took until the pipe could be opened: "ready: MILLISECONDS"
// PipeLoad.exe requests PIPE CONNECTIONS COUNT REQUEST ...
//     sends COUNT requests over each of so many connections at once, the REQUESTs ("GET /path") in turn, each after the answer to the one before it;
//     prints "seconds: S", then "STATUS: COUNT" for each status that came
// PipeLoad.exe fuzz PIPE SEED COUNT
//     sends COUNT malformed requests, each over a connection of its own and several at once; prints "answered: COUNT" and "broken off: COUNT"
// PipeLoad.exe attack PIPE over HELD FURTHER AT-ONCE | halves HELD FURTHER | mix CLIENTS SECONDS HELD | pin CLIENTS SECONDS BYTES-IN-A-SECOND LENGTH
//                        | held-file FILE REQUESTS REQUEST | long-causes COUNT
//     does one of Attacks.cs and prints what it saw, "WHAT: NUMBER" a line
//
// The exit code is 0, or 1 with the error.
using System.Globalization;
using PipeLoad;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case ["ready", var service, var pipe]:
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready: {ServiceStart.Measure(service, pipe).TotalMilliseconds:0}"));
            return 0;
        case ["requests", var pipe, var connections, var count, .. var requests] when requests.Length > 0:
            (TimeSpan elapsed, SortedDictionary<int, int> statuses) = await Load.RunAsync(
                pipe, int.Parse(connections, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), requests);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds: {elapsed.TotalSeconds:0.000}"));
            foreach ((int status, int answers) in statuses)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status}: {answers}"));
            }

            return 0;
        case ["fuzz", var pipe, var seed, var count]:
            (int answered, int brokenOff) = await Fuzz.RunAsync(pipe, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answered: {answered}\nbroken off: {brokenOff}"));
            return 0;
        case ["attack", var pipe, var kind, .. var rest]:
            await AttackAsync(pipe, kind, rest);
            return 0;
        default:
            Console.Error.WriteLine("usage: PipeLoad.exe ready SERVICE PIPE | requests PIPE CONNECTIONS COUNT REQUEST ... | fuzz PIPE SEED COUNT | attack PIPE KIND ...");
            return 87;
    }
}
catch (Exception e) when (e is IOException or TimeoutException or System.ComponentModel.Win32Exception or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static Task AttackAsync(string pipe, string kind, string[] rest) => (kind, rest) switch
{
    ("over", [var held, var further, var atOnce]) => Attacks.OverTheLimitAsync(pipe, Parse(held), Parse(further), Parse(atOnce)),
    ("halves", [var held, var further]) => Attacks.HalvesAsync(pipe, Parse(held), Parse(further)),
    ("mix", [var clients, var seconds, var held]) => Attacks.MixAsync(pipe, Parse(clients), Parse(seconds), Parse(held)),
    ("pin", [var clients, var seconds, var rate, var length]) => Attacks.PinAsync(pipe, Parse(clients), Parse(seconds), Parse(rate), Parse(length)),
    ("held-file", [var file, var requests, var request]) => Attacks.HeldFileAsync(pipe, file, Parse(requests), request),
    ("long-causes", [var count]) => Attacks.LongCausesAsync(pipe, Parse(count)),
    _ => throw new FormatException($"no attack of the name {kind} with {rest.Length} arguments"),
};

static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);
