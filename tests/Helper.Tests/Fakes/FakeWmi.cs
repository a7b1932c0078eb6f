using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DockerDesktop.Windows.Wmi;

namespace Helper.Tests.Fakes;

/// <summary>
/// A WMI store in memory that answers queries as WMI does. A class of objects is there when somebody has added it; methods belong to classes. Texts of settings
/// are this fake's own.
/// </summary>
internal partial class FakeWmi : IWmi
{
    private int _nextPath;
    private int _cancels;
    private int _hanging;
    private int _openConnections;

    /// <summary>Held while the objects are looked at or changed.</summary>
    public Lock Store { get; } = new();

    /// <summary>Namespaces that can be connected to.</summary>
    public HashSet<string> Namespaces { get; } = new(StringComparer.OrdinalIgnoreCase) { @"root\cimv2" };

    public List<FakeWmiObject> Objects { get; } = [];

    /// <summary>The properties that a new instance of a class may have; a class that is missing here is unknown.</summary>
    public Dictionary<string, string[]> Classes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Methods by "class.method": the target and the inputs give the results.</summary>
    public Dictionary<string, Func<FakeWmiObject, IReadOnlyDictionary<string, object>, Dictionary<string, object?>>> Methods { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>HRESULTs of steps: "connect", "query CLASS", "CLASS.METHOD".</summary>
    public Dictionary<string, int> Failures { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Steps, named as in <see cref="Failures"/>, that do not return until they are let go, and "close".</summary>
    public ConcurrentDictionary<string, ManualResetEventSlim> Hangs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Calls that hang now.</summary>
    public int Hanging => _hanging;

    /// <summary>Calls that were to be ended because nobody waited for them any more.</summary>
    public int Cancels => _cancels;

    /// <summary>Methods that were called.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Connections that were made and not disposed.</summary>
    public int OpenConnections => Volatile.Read(ref _openConnections);

    public static FakeWmi WithWindows()
    {
        FakeWmi wmi = new();
        wmi.Add("Win32_OperatingSystem", new() { ["Caption"] = "Microsoft Windows 11 Pro", ["BuildNumber"] = "22631", ["FreePhysicalMemory"] = "1048576", ["Primary"] = true });
        wmi.Add("Win32_ComputerSystem", new() { ["HypervisorPresent"] = true });
        wmi.Add("Win32_Service", new() { ["Name"] = "Winmgmt" });
        wmi.Objects.Add(new FakeWmiObject("StdRegProv", "StdRegProv", []));
        wmi.Methods["StdRegProv.GetStringValue"] = (_, inputs) => inputs.Keys.Any(name => name is not ("hDefKey" or "sSubKeyName" or "sValueName"))
            ? throw new WmiException("StdRegProv.GetStringValue", WmiException.NotFound)
            : (string)inputs["sValueName"] == "CurrentVersion"
                ? new() { ["ReturnValue"] = 0, ["sValue"] = "6.3" }
                : new() { ["ReturnValue"] = 2, ["sValue"] = null };
        return wmi;
    }

    public FakeWmiObject Add(string className, Dictionary<string, object?> properties)
    {
        FakeWmiObject added = new(className, string.Create(CultureInfo.InvariantCulture, $@"\\PC\root:{className}.Key=""{++_nextPath}"""), properties);
        Objects.Add(added);
        if (!Classes.ContainsKey(className))
        {
            Classes[className] = [.. properties.Keys];
        }

        return added;
    }

    public IWmiNamespace Connect(string path)
    {
        Fail("connect");
        if (!Namespaces.Contains(path))
        {
            throw new WmiException($"connecting to {path}", WmiException.InvalidNamespace);
        }

        Interlocked.Increment(ref _openConnections);
        return new Connected(this);
    }

    public Action EnterThread() => () => Interlocked.Increment(ref _cancels);

    private void Fail(string step)
    {
        if (Hangs.TryGetValue(step, out ManualResetEventSlim? hang))
        {
            Interlocked.Increment(ref _hanging);
            hang.Wait();
            Interlocked.Decrement(ref _hanging);
        }

        if (Failures.TryGetValue(step, out int error))
        {
            throw new WmiException(step, error);
        }
    }

    [GeneratedRegex(@"^SELECT (?:\*|\w+) FROM (?<class>\w+)(?: WHERE (?<conditions>.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex QueryPattern { get; }

    [GeneratedRegex(@"^(?<property>\w+) (?<operator>=|LIKE) '(?<value>(?:[^'\\]|\\.)*)'(?: AND |$)", RegexOptions.CultureInvariant)]
    private static partial Regex ConditionPattern { get; }

    private sealed class Connected(FakeWmi wmi) : IWmiNamespace
    {
        private bool _disposed;

        public IReadOnlyList<WmiInstance> Query(string query)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (QueryPattern.Match(query) is not { Success: true } match)
            {
                throw new WmiException(query, unchecked((int)0x80041017)); // WBEM_E_INVALID_QUERY
            }

            string className = match.Groups["class"].Value;
            wmi.Fail($"query {className}");
            if (!wmi.Classes.ContainsKey(className))
            {
                throw new WmiException(query, WmiException.InvalidClass);
            }

            List<Predicate<FakeWmiObject>> conditions = ParseConditions(query, match.Groups["conditions"].Value);
            using Lock.Scope scope = wmi.Store.EnterScope();
            return [.. wmi.Objects.Where(candidate => candidate.ClassName == className && conditions.All(condition => condition(candidate))).Select(found => found.Copy())];
        }

        public WmiInstance? Find(string path)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            wmi.Fail("find");
            using Lock.Scope scope = wmi.Store.EnterScope();
            FakeWmiObject? found = wmi.Objects.SingleOrDefault(candidate => candidate.Path == path);
            found?.OnRead?.Invoke();
            return found?.Copy();
        }

        public string Describe(string template, IReadOnlyDictionary<string, object> changes)
        {
            Dictionary<string, object?> properties;
            string className;
            using Lock.Scope scope = wmi.Store.EnterScope();
            if (template.Contains('=', StringComparison.Ordinal))
            {
                FakeWmiObject found = wmi.Objects.SingleOrDefault(candidate => candidate.Path == template) ?? throw new WmiException(template, WmiException.NotFound);
                className = found.ClassName;
                properties = new(found.Properties) { ["__source"] = template };
            }
            else
            {
                className = template;
                properties = [];
            }

            foreach ((string name, object value) in changes)
            {
                if (!wmi.Classes.TryGetValue(className, out string[]? known) || !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    throw new WmiException($"{className}.{name}", WmiException.NotFound);
                }

                properties[name] = value is long number ? number.ToString(CultureInfo.InvariantCulture) : value;
            }

            return Write(className, properties);
        }

        public WmiInstance Invoke(string path, string className, string method, IReadOnlyDictionary<string, object> inputs)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            string step = $"{className}.{method}";
            lock (wmi.Store)
            {
                wmi.Calls.Add(method);
            }

            wmi.Fail(step);
            using Lock.Scope scope = wmi.Store.EnterScope();
            FakeWmiObject target = wmi.Objects.SingleOrDefault(candidate => candidate.Path == path) ?? throw new WmiException(step, WmiException.NotFound);
            if (target.ClassName != className || !wmi.Methods.TryGetValue(step, out var implementation))
            {
                throw new WmiException(step, unchecked((int)0x8004102E)); // WBEM_E_INVALID_METHOD
            }

            return new WmiInstance(string.Empty, new Dictionary<string, object?>(implementation(target, inputs), StringComparer.OrdinalIgnoreCase));
        }

        public void Dispose()
        {
            Assert.IsFalse(_disposed);
            _disposed = true;
            wmi.Fail("close");
            Interlocked.Decrement(ref wmi._openConnections);
        }

        private static List<Predicate<FakeWmiObject>> ParseConditions(string query, string text)
        {
            List<Predicate<FakeWmiObject>> conditions = [];
            while (text.Length > 0)
            {
                if (ConditionPattern.Match(text) is not { Success: true } match)
                {
                    throw new WmiException(query, unchecked((int)0x80041017));
                }

                string property = match.Groups["property"].Value;
                string value = Regex.Unescape(match.Groups["value"].Value);
                conditions.Add(match.Groups["operator"].Value == "="
                    ? candidate => candidate.Properties.GetValueOrDefault(property) as string == value
                    : candidate => value.EndsWith('%') && (candidate.Properties.GetValueOrDefault(property) as string)?.StartsWith(value[..^1], StringComparison.Ordinal) == true);
                text = text[match.Length..];
            }

            return conditions;
        }
    }

    private static string Write(string className, Dictionary<string, object?> properties)
    {
        StringBuilder text = new(className);
        foreach ((string name, object? value) in properties)
        {
            string written = value switch
            {
                null => "n",
                bool flag => "b" + flag,
                int number => "i" + number.ToString(CultureInfo.InvariantCulture),
                string[] texts => "a" + string.Join('\u0001', texts),
                _ => "s" + value,
            };
            text.Append('\u0002').Append(name).Append('\u0003').Append(written);
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="IWmiNamespace.Describe"/> wrote.</summary>
    protected static (string ClassName, Dictionary<string, object?> Properties) ReadText(object text)
    {
        string[] parts = ((string)text).Split('\u0002');
        return (parts[0], parts.Skip(1).Select(part => part.Split('\u0003')).ToDictionary(pair => pair[0], pair => ReadValue(pair[1]), StringComparer.OrdinalIgnoreCase));
    }

    private static object? ReadValue(string written) => written[0] switch
    {
        'n' => null,
        'b' => bool.Parse(written[1..]),
        'i' => int.Parse(written[1..], CultureInfo.InvariantCulture),
        'a' => written[1..].Split('\u0001'),
        _ => written[1..],
    };
}
