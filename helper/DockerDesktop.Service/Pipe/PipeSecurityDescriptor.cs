using System.Globalization;
using DockerDesktop.Protocol;

namespace DockerDesktop.Service.Pipe;

/// <summary>The security descriptor of the helper's pipe, as SDDL.</summary>
internal static class PipeSecurityDescriptor
{
    /// <summary>
    /// Owner and group LocalSystem; nobody over the network; everything for SYSTEM and Administrators; for the group, if there is one, what a client needs and
    /// no right to make an instance.
    /// </summary>
    /// <param name="usersGroupSid">SID of the group docker-users, or null.</param>
    public static string Build(string? usersGroupSid)
    {
        const string Privileged = "O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)";
        if (usersGroupSid is null)
        {
            return Privileged;
        }

        // The SID comes from Windows; what is not shaped like one must not become a part of the descriptor's text.
        if (!usersGroupSid.StartsWith("S-1-", StringComparison.Ordinal) || !usersGroupSid.Skip(4).All(c => char.IsAsciiDigit(c) || c == '-'))
        {
            throw new ArgumentException($"'{usersGroupSid}' is not a SID.", nameof(usersGroupSid));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Privileged}(A;;0x{BackendPipe.ClientAccess:x};;;{usersGroupSid})");
    }
}
