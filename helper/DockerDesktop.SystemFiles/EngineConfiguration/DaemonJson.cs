using System.Text.Json;

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
        catch (JsonException e)
        {
            var at = json.OffsetOf((int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0), start);
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

    private int OffsetOf(int line, int position, int start)
    {
        var offset = start;
        for (; line > 0; line--)
        {
            offset += Bytes.AsSpan(offset).IndexOf((byte)'\n') + 1;
        }

        return Math.Min(offset + position, Bytes.Length);
    }

    private void Read(int start, string path)
    {
        var reader = new Utf8JsonReader(Bytes.AsSpan(start));
        reader.Read();
        ObjectStart = start + (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Refuse(path, ObjectStart, "the file is not a JSON object. Put what is in it into { }");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = start + (int)reader.TokenStartIndex;
            var isGroup = reader.ValueTextEquals("group"u8);
            var isHosts = reader.ValueTextEquals("hosts"u8);
            reader.Read();
            var value = start + (int)reader.TokenStartIndex;
            if (isGroup)
            {
                ReadGroup(ref reader, path, name, value);
            }
            else if (isHosts)
            {
                ReadHosts(ref reader, path, start, name, value);
            }
            else
            {
                reader.Skip();
            }

            Members.Add(new JsonPart(name, value, start + (int)reader.BytesConsumed));
        }

        // Whatever follows the object is an error of the reader's.
        reader.Read();
    }

    private void ReadGroup(ref Utf8JsonReader reader, string path, int name, int value)
    {
        RefuseSecond(Group, path, name, "group");
        Group = Members.Count;
        GroupName = reader.TokenType == JsonTokenType.String ? reader.GetString()
            : throw Refuse(path, value, "\"group\" is not a text. Give the name of a group, or take it out");
    }

    private void ReadHosts(ref Utf8JsonReader reader, string path, int start, int name, int value)
    {
        RefuseSecond(Hosts, path, name, "hosts");
        Hosts = Members.Count;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Refuse(path, value, "\"hosts\" is not a list. Give a list of texts, or take it out");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var element = start + (int)reader.TokenStartIndex;
            ListenerNames.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Refuse(path, element, "an entry of \"hosts\" is not a text. Correct it, or take it out"));
            Listeners.Add(new JsonPart(element, element, start + (int)reader.BytesConsumed));
        }
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
