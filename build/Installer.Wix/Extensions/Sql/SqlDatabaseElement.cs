using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions.Sql;

internal sealed partial class SqlDatabaseElement
{
    /// <summary>Reads who connects to the server: a <c>User</c>, or a text with properties that is known only at installation.</summary>
    private static partial string? ReadUser(CompileContext context, AttributeReader attribute)
    {
        if (FormattedText.ContainsProperty(attribute.Value))
        {
            return attribute.Value;
        }

        var user = attribute.IdentifierText();
        if (user is not null)
        {
            context.AddReference("Wix4User", user, attribute.Source);
        }

        return user;
    }
}
