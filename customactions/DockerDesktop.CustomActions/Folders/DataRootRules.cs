using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// A data root lies in no other one and in no folder of programs, and holds none: deleting the data of one engine would delete another one's, or the product. What is recorded already is
/// judged like what is given, so an upgrade or a repair from such a state is refused too; an uninstall never is.
/// </summary>
internal static class DataRootRules
{
    private static readonly (string Property, string ValueName)[] s_roots =
    [
        (PublicProperties.HyperVDefaultDataRoot, "HyperVDefaultDataRoot"),
        (PublicProperties.WindowsContainersDefaultDataRoot, "WindowsContainersDefaultDataRoot"),
        (PublicProperties.WslDefaultDataRoot, "WslDefaultDataRoot"),
    ];

    /// <summary>Refuses the data roots that this installation would have, given or recorded.</summary>
    /// <param name="context">The installation, whose INSTALLFOLDER is resolved.</param>
    public static void Judge(InstallationContext context)
    {
        for (var i = 0; i < s_roots.Length; i++)
        {
            var (property, valueName) = s_roots[i];
            if (context.Settings[valueName] is not { } root)
            {
                continue;
            }

            if (FindProgram(context, root) is { } program)
            {
                Refuse(context, property, root, program);
                continue;
            }

            for (var other = 0; other < i; other++)
            {
                if (context.Settings[s_roots[other].ValueName] is { } taken && FolderNesting.Touch(root, taken))
                {
                    // Named is the one that is given, whose value can be another one at once.
                    var first = context.Given.ContainsKey(property) ? i : context.Given.ContainsKey(s_roots[other].Property) ? other : i;
                    var (wrong, right) = first == i ? (root, taken) : (taken, root);
                    Refuse(context, s_roots[first].Property, wrong, Relation(wrong, right, $"the data root {s_roots[first == i ? other : i].Property}"));
                    break;
                }
            }
        }
    }

    private static string? FindProgram(InstallationContext context, string root)
    {
        foreach (var (folder, name, mayHold) in new[]
        {
            (context["WindowsFolder"], "Windows", false),
            (context["ProgramFiles64Folder"], "Program Files", true),
            (context["ProgramFilesFolder"], "Program Files", true),
            (context["INSTALLFOLDER"], "the folder of the program", false),
            (context.IsPerMachine ? context["HelperFolder"] : string.Empty, "the folder of the helper service", false),
        })
        {
            if (folder.Length > 0 && (mayHold ? FolderNesting.Holds(root, folder) : FolderNesting.Touch(root, folder)))
            {
                return Relation(root, folder, name);
            }
        }

        return null;
    }

    private static string Relation(string root, string other, string name) =>
        $"it {(FolderNesting.IsSame(root, other) ? "is" : FolderNesting.Holds(root, other) ? "holds" : "lies in")} {name}, {other}, and who deletes the data of one would delete the other";

    private static void Refuse(InstallationContext context, string property, string root, string relation) => context.Refuse(
        context.Given.ContainsKey(property)
            ? $"{property}={root} is not allowed: {relation}. Give the full path of a folder of its own, or leave {property} out."
            : $"{property}={root}, recorded by an earlier installation, is not allowed: {relation}. As an administrator, stop the engine, move its data into a folder of its own and give {property}=FOLDER; "
                + $"or give {property}={PublicProperty.TakenAway}, which leaves the data where it is and no longer uses it. An uninstall is possible as it is, and deletes nothing of it.");
}
