using System.Security.Cryptography;

namespace DockerDesktop.Setup.Elevation;

/// <summary>What both ends know of a conversation's pipe.</summary>
internal static class ConversationPipe
{
    private const int NameBytes = 16;

    /// <summary>A name that nobody can guess.</summary>
    public static string CreateName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));

    /// <summary>Says whether a text can be such a name.</summary>
    public static bool IsName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiHexDigitLower(character))
            {
                return false;
            }
        }

        return name.Length == NameBytes * 2;
    }

    /// <summary>Who may open it: the user, whoever consents as an administrator, and nobody over the network. Only administrators could make a second instance.</summary>
    /// <param name="sid">The user, who owns it.</param>
    public static string Security(string sid) => $"O:{sid}G:{sid}D:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019b;;;{sid})";
}
