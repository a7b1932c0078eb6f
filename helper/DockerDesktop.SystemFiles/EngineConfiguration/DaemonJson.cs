using DockerDesktop.SystemFiles.Json;

namespace DockerDesktop.SystemFiles.EngineConfiguration;

/// <summary>The parts of an engine's configuration file that the product reads, as offsets into its bytes.</summary>
internal sealed class DaemonJson
{
    private DaemonJson(byte[] bytes) => Bytes = bytes;

    /// <summary>The whole file.</summary>
    public byte[] Bytes { get; }

    /// <summary>Offset of the brace that the object begins with; -1 when the file holds nothing but blanks.</summary>
    public int ObjectStart { get; private set; } = -1;

    /// <summary>The members of the object.</summary>
    public List<JsonPart> Members { get; } = [];

    /// <summary>Index of the member <c>group</c>; -1 when there is none.</summary>
    public int Group { get; private set; } = -1;

    /// <summary>Its value.</summary>
    public string? GroupName { get; private set; }

    /// <summary>Index of the member <c>hosts</c>; -1 when there is none.</summary>
    public int Hosts { get; private set; } = -1;

    /// <summary>The elements of its value.</summary>
    public List<JsonPart> Listeners { get; } = [];

    /// <summary>Their values.</summary>
    public List<string> ListenerNames { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">UTF-8, with a byte order mark or without.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="FileRefusedException">It cannot be understood; the message has line and column.</exception>
    public static DaemonJson Parse(byte[] bytes, string path)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new FileRefusedException($"{path}, line 1, column 1: the file is in UTF-16. Save it as UTF-8.");
        }

        var json = new DaemonJson(bytes);
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        if (bytes.AsSpan(start).TrimStart(" \t\r\n"u8).Length == 0)
        {
            return json;
        }

        try
        {
            json.Read(start, path);
        }
        catch (JsonSyntaxException e)
        {
            var at = start + e.Offset;
            var hint = at < bytes.Length && bytes[at] == '/' ? " (a comment, which the engine does not understand either)" : string.Empty;
            throw new FileRefusedException($"{path}, {json.Position(at)}: this is not valid JSON{hint}. Correct it there; nothing was changed.");
        }

        return json;
    }

    /// <summary>An offset as line and column, each from 1; the column counts bytes.</summary>
    public string Position(int offset)
    {
        var before = Bytes.AsSpan(0, offset);
        var line = before.Count((byte)'\n') + 1;
        var column = offset - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return $"line {line}, column {(line == 1 && Bytes is [0xEF, 0xBB, 0xBF, ..] ? column - 3 : column)}";
    }

    private void Read(int start, string path)
    {
        var json = new JsonScanner(Bytes.AsSpan(start));
        if (json.Peek() != '{')
        {
            // What is no JSON at all is told as that.
            ObjectStart = start + json.Offset;
            json.Skip();
            throw Refuse(path, ObjectStart, "the file is not a JSON object. Put what is in it into { }");
        }

        ObjectStart = start + json.Offset;
        json.Open('{');
        for (var isFirst = true; json.Next('}', isFirst); isFirst = false)
        {
            var name = start + json.Offset;
            switch (json.ReadName())
            {
                case "group":
                    ReadGroup(ref json, path, start, name);
                    break;
                case "hosts":
                    ReadHosts(ref json, path, start, name);
                    break;
                default:
                    var value = start + json.Offset;
                    json.Skip();
                    Members.Add(new JsonPart(name, value, start + json.Offset));
                    break;
            }
        }

        json.End();
    }

    private void ReadGroup(ref JsonScanner json, string path, int start, int name)
    {
        RefuseSecond(Group, path, name, "group");
        var value = start + json.Offset;
        if (json.Peek() != '"')
        {
            json.Skip();
            throw Refuse(path, value, "\"group\" is not a text. Give the name of a group, or take it out");
        }

        Group = Members.Count;
        GroupName = json.ReadText();
        Members.Add(new JsonPart(name, value, start + json.Offset));
    }

    private void ReadHosts(ref JsonScanner json, string path, int start, int name)
    {
        RefuseSecond(Hosts, path, name, "hosts");
        var value = start + json.Offset;
        if (json.Peek() != '[')
        {
            json.Skip();
            throw Refuse(path, value, "\"hosts\" is not a list. Give a list of texts, or take it out");
        }

        Hosts = Members.Count;
        json.Open('[');
        for (var isFirst = true; json.Next(']', isFirst); isFirst = false)
        {
            var element = start + json.Offset;
            if (json.Peek() != '"')
            {
                json.Skip();
                throw Refuse(path, element, "an entry of \"hosts\" is not a text. Correct it, or take it out");
            }

            ListenerNames.Add(json.ReadText());
            Listeners.Add(new JsonPart(element, element, start + json.Offset));
        }

        Members.Add(new JsonPart(name, value, start + json.Offset));
    }

    private void RefuseSecond(int index, string path, int offset, string name)
    {
        if (index >= 0)
        {
            throw Refuse(path, offset, $"\"{name}\" is there a second time. Take one of them out");
        }
    }

    private FileRefusedException Refuse(string path, int offset, string what) => new($"{path}, {Position(offset)}: {what}; nothing was changed.");
}
