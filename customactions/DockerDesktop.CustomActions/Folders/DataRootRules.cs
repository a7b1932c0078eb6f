using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// A data root lies in no other one and in no folder of programs, and holds none: deleting the data of one engine would delete another one's, or the product. What is recorded already is
/// judged like what is given, so an upgrade or a repair from such a state is refused too; an uninstall never is.
/// </summary>
internal static class DataRootRules
{
    /// <summary>Refuses the data roots that this installation would have, given or recorded.</summary>
    /// <param name="context">The installation, whose INSTALLFOLDER is resolved.</param>
    public static void Judge(InstallationContext context)
    {
        for (var i = 0; i < DataPart.DataRoots.Length; i++)
        {
            if (context.Settings[DataPart.DataRoots[i]] is not { } root)
            {
                continue;
            }

            var property = Property(i);
            if (FindProgram(context, root) is { } program)
            {
                Refuse(context, property, root, program);
                continue;
            }

            for (var other = 0; other < i; other++)
            {
                if (context.Settings[DataPart.DataRoots[other]] is { } taken && FolderNesting.Touch(root, taken))
                {
                    // Named is the one that is given, whose value can be another one at once.
                    var first = context.Given.ContainsKey(property) ? i : context.Given.ContainsKey(Property(other)) ? other : i;
                    var wrong = first == i ? root : taken;
                    Refuse(context, Property(first), wrong, Relation(wrong, first == i ? taken : root, $"the data root {Property(first == i ? other : i)}"));
                    break;
                }
            }
        }
    }

    /// <summary>The properties are named like the values, in capitals.</summary>
    private static string Property(int root) => DataPart.DataRoots[root].ToUpperInvariant();

    private static string? FindProgram(InstallationContext context, string root) =>
        Check(root, context["WindowsFolder"], "Windows", mayLieInIt: false)
        ?? Check(root, context["ProgramFiles64Folder"], "Program Files", mayLieInIt: true)
        ?? Check(root, context["ProgramFilesFolder"], "Program Files", mayLieInIt: true)
        ?? Check(root, context["INSTALLFOLDER"], "the folder of the program", mayLieInIt: false)
        ?? (context.IsPerMachine ? Check(root, context["HelperFolder"], "the folder of the helper service", mayLieInIt: false) : null);

    private static string? Check(string root, string folder, string name, bool mayLieInIt) =>
        folder.Length > 0 && (FolderNesting.Holds(root, folder) || (!mayLieInIt && FolderNesting.Holds(folder, root))) ? Relation(root, folder, name) : null;

    private static string Relation(string root, string other, string name) =>
        $"it {(FolderNesting.IsSame(root, other) ? "is" : FolderNesting.Holds(root, other) ? "holds" : "lies in")} {name}, {other}, and who deletes the data of one would delete the other";

    private static void Refuse(InstallationContext context, string property, string root, string relation) => context.Refuse(
        context.Given.ContainsKey(property)
            ? $"{property}={root} is not allowed: {relation}. Give the full path of a folder of its own, or leave {property} out."
            : $"{property}={root}, recorded by an earlier installation, is not allowed: {relation}. As an administrator, stop the engine, move its data into a folder of its own and give {property}=FOLDER; "
                + $"or give {property}={PublicProperty.TakenAway}, which leaves the data where it is and no longer uses it. An uninstall is possible as it is, and deletes nothing of it.");
}
