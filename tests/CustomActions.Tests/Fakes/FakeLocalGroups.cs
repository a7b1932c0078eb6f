using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>The local groups of a computer in memory, answering with Windows' codes.</summary>
internal sealed class FakeLocalGroups : ILocalGroups
{
    private readonly Dictionary<string, (string Comment, List<string> Members)> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a method answers instead of doing its work, by its name.</summary>
    public Dictionary<string, uint> Failures { get; } = [];

    /// <summary>Runs before a group is added: another process that is quicker.</summary>
    public Action? BeforeAdd { get; set; }

    /// <summary>What a user belongs to by groups of a domain: qualified name and local group.</summary>
    public List<(string User, string Group)> Indirect { get; } = [];

    /// <summary>Every change that was asked for.</summary>
    public List<string> Calls { get; } = [];

    public void Have(string group, string comment, params string[] members) => _groups[group] = (comment, [.. members]);

    public IReadOnlyList<string>? MembersOf(string group) => _groups.TryGetValue(group, out var found) ? found.Members : null;

    public string? CommentOf(string group) => _groups.TryGetValue(group, out var found) ? found.Comment : null;

    public uint GetComment(string group, out string comment)
    {
        comment = string.Empty;
        if (Failures.TryGetValue(nameof(GetComment), out var failure))
        {
            return failure;
        }

        if (!_groups.TryGetValue(group, out var found))
        {
            return Win32Error.GroupNotFound;
        }

        comment = found.Comment;
        return Win32Error.Success;
    }

    public uint Add(string group, string comment)
    {
        BeforeAdd?.Invoke();
        Calls.Add($"Add {group}");
        return Failures.TryGetValue(nameof(Add), out var failure) ? failure
            : _groups.TryAdd(group, (comment, [])) ? Win32Error.Success
            : Win32Error.AliasExists;
    }

    public uint Delete(string group)
    {
        Calls.Add($"Delete {group}");
        return Failures.TryGetValue(nameof(Delete), out var failure) ? failure
            : _groups.Remove(group) ? Win32Error.Success
            : Win32Error.GroupNotFound;
    }

    public uint GetMembers(string group, out IReadOnlyList<string> sids)
    {
        sids = [];
        if (Failures.TryGetValue(nameof(GetMembers), out var failure))
        {
            return failure;
        }

        if (!_groups.TryGetValue(group, out var found))
        {
            return Win32Error.GroupNotFound;
        }

        sids = found.Members;
        return Win32Error.Success;
    }

    public uint GetGroupsOf(string user, out IReadOnlyList<string> groups)
    {
        groups = [.. Indirect.Where(known => known.User.Equals(user, StringComparison.OrdinalIgnoreCase)).Select(known => known.Group)];
        return Failures.TryGetValue(nameof(GetGroupsOf), out var failure) ? failure : Win32Error.Success;
    }

    public uint AddMember(string group, string sid)
    {
        Calls.Add($"AddMember {group} {sid}");
        if (Failures.TryGetValue($"{nameof(AddMember)} {sid}", out var failure))
        {
            return failure;
        }

        if (!_groups.TryGetValue(group, out var found))
        {
            return Win32Error.GroupNotFound;
        }

        if (found.Members.Contains(sid))
        {
            return Win32Error.MemberInAlias;
        }

        found.Members.Add(sid);
        return Win32Error.Success;
    }

    public uint DeleteMember(string group, string sid)
    {
        Calls.Add($"DeleteMember {group} {sid}");
        return Failures.TryGetValue($"{nameof(DeleteMember)} {sid}", out var failure) ? failure
            : !_groups.TryGetValue(group, out var found) ? Win32Error.GroupNotFound
            : found.Members.Remove(sid) ? Win32Error.Success
            : Win32Error.MemberNotInAlias;
    }
}
