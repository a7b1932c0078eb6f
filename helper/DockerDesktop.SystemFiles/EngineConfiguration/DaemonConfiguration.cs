using System.Text;

namespace DockerDesktop.SystemFiles.EngineConfiguration;

/// <summary>
/// The values that the product puts into the engine's configuration file (docs.docker.com: dockerd, daemon configuration file) and takes out of it. All other
/// bytes stay. Taking out what was put in gives the bytes that were there before, when nothing else was changed since.
/// </summary>
internal static class DaemonConfiguration
{
    /// <summary>The file's name.</summary>
    public const string FileName = "daemon.json";

    /// <summary>Bytes; a longer file is refused.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>The engine's pipe, with its usual name.</summary>
    public const string PipeListener = "npipe://";

    /// <summary>A listener that this computer alone can reach, without any access control.</summary>
    public const string TcpListener = "tcp://127.0.0.1:2375";

    /// <summary>Puts in the group that may open the engine's pipe.</summary>
    /// <param name="file">The file; empty when there is none.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="added">What was added.</param>
    /// <returns>The new bytes; the same when there is nothing to do.</returns>
    /// <exception cref="FileRefusedException">The file cannot be understood, or names another group.</exception>
    public static byte[] AddGroup(byte[] file, string group, string path, out EngineValues added)
    {
        var json = DaemonJson.Parse(file, path);
        if (json.Group < 0)
        {
            return AddMember(json, $"\"group\": \"{group}\"", EngineValues.Group, out added);
        }

        added = EngineValues.None;
        return group.Equals(json.GroupName, StringComparison.OrdinalIgnoreCase)
            ? file
            : throw new FileRefusedException(
                $"{path}, {json.Position(json.Members[json.Group].ValueStart)}: \"group\" is \"{json.GroupName}\" already, and the engine takes one group "
                    + "only. "
                + $"Take it out to have \"{group}\" there, or leave it and give ENGINEACCESS=pipeacl or ENGINEACCESS=none; nothing was changed.");
    }

    /// <summary>Puts in the TCP listener, and the pipe's where there would be none because of it.</summary>
    /// <inheritdoc cref="AddGroup"/>
    public static byte[] AddTcpListener(byte[] file, string path, out EngineValues added)
    {
        var json = DaemonJson.Parse(file, path);
        if (json.Hosts < 0)
        {
            return AddMember(json, $"\"hosts\": [\"{PipeListener}\", \"{TcpListener}\"]", EngineValues.Hosts, out added);
        }

        if (json.ListenerNames.Contains(TcpListener))
        {
            added = EngineValues.None;
            return file;
        }

        if (json.Listeners.Count == 0)
        {
            added = EngineValues.PipeListener | EngineValues.TcpListener;
            return Insert(file, json.Members[json.Hosts].ValueStart + 1, $"\"{PipeListener}\", \"{TcpListener}\"");
        }

        added = EngineValues.TcpListener;
        return Insert(file, json.Listeners[^1].End, $",{BlanksBefore(file, json.Listeners[^1].Start)}\"{TcpListener}\"");
    }

    /// <summary>Takes out what was put in and is still as it was put in.</summary>
    /// <param name="file">The file.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="values">What was put in.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <returns>The new bytes, the same when there is nothing to take out; empty when nothing of the file is left.</returns>
    /// <exception cref="FileRefusedException">The file cannot be understood.</exception>
    public static byte[] Remove(byte[] file, string group, EngineValues values, string path)
    {
        var json = DaemonJson.Parse(file, path);
        if ((values & EngineValues.Group) != 0 && group.Equals(json.GroupName, StringComparison.OrdinalIgnoreCase))
        {
            json = Take(json, path, json.ObjectStart, json.Members, json.Group);
        }

        if ((values & EngineValues.Hosts) != 0 && json.ListenerNames is [PipeListener, TcpListener])
        {
            json = Take(json, path, json.ObjectStart, json.Members, json.Hosts);
        }
        else if ((values & (EngineValues.Hosts | EngineValues.TcpListener)) != 0)
        {
            json = TakeListener(json, path, TcpListener);
            json = (values & EngineValues.PipeListener) != 0 && json.Listeners.Count == 1 ? TakeListener(json, path, PipeListener) : json;
        }

        if ((values & EngineValues.File) != 0 && json.ObjectStart >= 0 && json.Members.Count == 0
            && json.Bytes.AsSpan(json.ObjectStart).SequenceEqual("{\r\n}\r\n"u8))
        {
            return json.Bytes[..json.ObjectStart];
        }

        return json.Bytes;
    }

    private static byte[] AddMember(DaemonJson json, string member, EngineValues value, out EngineValues added)
    {
        added = value;
        if (json.ObjectStart < 0)
        {
            added |= EngineValues.File;
            return Insert(json.Bytes, json.Bytes.Length, $"{{\r\n  {member}\r\n}}\r\n");
        }

        if (json.Members.Count > 0)
        {
            return Insert(json.Bytes, json.Members[^1].End, $",{BlanksBefore(json.Bytes, json.Members[^1].Start)}{member}");
        }

        var inside = json.Bytes.AsSpan(json.ObjectStart + 1);
        inside = inside[..inside.IndexOf((byte)'}')];
        var feed = inside.IndexOf((byte)'\n');
        return Insert(json.Bytes, json.ObjectStart + 1, (feed < 0 ? string.Empty : feed > 0 && inside[feed - 1] == '\r' ? "\r\n  " : "\n  ") + member);
    }

    private static DaemonJson TakeListener(DaemonJson json, string path, string listener)
    {
        var index = json.ListenerNames.IndexOf(listener);
        return index < 0 ? json : Take(json, path, json.Members[json.Hosts].ValueStart, json.Listeners, index);
    }

    /// <summary>Takes a part out with the comma that goes with it: for the last one, which the product adds, the one before it.</summary>
    private static DaemonJson Take(DaemonJson json, string path, int open, List<JsonPart> parts, int index)
    {
        var start = index > 0 ? parts[index - 1].End : parts.Count > 1 ? parts[0].Start : open + 1;
        var end = index == 0 && parts.Count > 1 ? parts[1].Start : parts[index].End;
        return DaemonJson.Parse([.. json.Bytes.AsSpan(0, start), .. json.Bytes.AsSpan(end)], path);
    }

    private static string BlanksBefore(byte[] bytes, int offset)
    {
        var before = bytes.AsSpan(0, offset);
        return Encoding.ASCII.GetString(before[before.TrimEnd(" \t\r\n"u8).Length..]);
    }

    private static byte[] Insert(byte[] bytes, int offset, string text) =>
        [.. bytes.AsSpan(0, offset), .. Encoding.UTF8.GetBytes(text), .. bytes.AsSpan(offset)];
}
