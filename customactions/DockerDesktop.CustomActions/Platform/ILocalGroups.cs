namespace DockerDesktop.CustomActions.Platform;

/// <summary>The local groups of this computer, never of another or of a domain. Members go by SID. The methods return the Windows error code of the NetLocalGroup function.</summary>
internal interface ILocalGroups
{
    /// <summary>NetLocalGroupGetInfo: 0, or 2220 when there is no such group.</summary>
    uint GetComment(string group, out string comment);

    /// <summary>NetLocalGroupAdd: 0, 1379 when the group exists, 2223 or 2224 when another account has the name.</summary>
    uint Add(string group, string comment);

    /// <summary>NetLocalGroupDel: 0, or 2220 when there is no such group.</summary>
    uint Delete(string group);

    /// <summary>NetLocalGroupGetMembers: the SIDs as texts, <c>S-1-5-21-...</c>.</summary>
    uint GetMembers(string group, out IReadOnlyList<string> sids);

    /// <summary>NetUserGetLocalGroups with LG_INCLUDE_INDIRECT: the names of the local groups that a user belongs to, also by global groups; 2221 when nobody has the name.</summary>
    uint GetGroupsOf(string user, out IReadOnlyList<string> groups);

    /// <summary>NetLocalGroupAddMembers, level 0: 0, 1378 when it is a member already, 2220 or 1376 when there is no such group, 1387 or 1388 when the SID is nobody's.</summary>
    uint AddMember(string group, string sid);

    /// <summary>NetLocalGroupDelMembers, level 0: 0, 1377 when it is no member, 2220 or 1376 when there is no such group.</summary>
    uint DeleteMember(string group, string sid);
}
