using System.IO.Enumeration;

using Installer.Msi;
using Installer.Msi.Comparison;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Wix.Binding;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc diff</c>: what two packages differ in.</summary>
internal sealed class DiffCommand : ICommand
{
    private const int Same = 0;
    private const int Different = 1;
    private const int Trouble = 2;

    /// <inheritdoc />
    public string Name => "diff";

    /// <inheritdoc />
    public string Usage => """
        wixc diff A.msi B.msi [--all] [--ignore PLACE]...

        Compares two packages: summary information, tables and their columns, rows by primary key, streams, and cabinets by the files in them. The order of rows does not count.
        A line is '-' for what only A has, '+' for what only B has, '~' for what differs.
        What changes from build to build is printed as 'volatile' and does not count unless asked for: package code, times, how a cabinet is packed if its files are the same,
        and the product code if both are those that a package without one of its own gets.

          --all                    volatile differences count as well
          --ignore PLACE           differences there do not count; a place is what a line has before its colon, and '*' stands for any text: 'File *, FileSize'

        Ends with 0 if the packages are the same, 1 if they differ, 2 if they cannot be compared.

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        var files = new List<string>();
        var ignored = new List<string>();
        var isAll = false;
        while (arguments.TryRead(out var argument, out var name))
        {
            switch (name)
            {
                case "all":
                    isAll = true;
                    break;
                case "ignore":
                    if (arguments.ReadValue(argument) is { } place)
                    {
                        ignored.Add(place);
                    }

                    break;
                case null when files.Count < 2:
                    files.Add(argument);
                    break;
                default:
                    arguments.Refuse(argument);
                    break;
            }
        }

        if (files.Count < 2 && !context.Messaging.HasErrors)
        {
            context.Messaging.Write(CommandLineErrors.PackageMissing("diff"));
        }

        if (context.Messaging.HasErrors)
        {
            return Trouble;
        }

        using var first = PackageFile.Open(files[0], context);
        using var second = PackageFile.Open(files[1], context);
        if (first is null || second is null)
        {
            return Trouble;
        }

        try
        {
            return Compare(first, second, isAll, ignored, context);
        }
        catch (Exception exception) when (exception is MsiException or IOException or UnauthorizedAccessException)
        {
            context.Messaging.Write(CommandLineErrors.NotCompared(files[0], exception.Message));
            return Trouble;
        }
    }

    /// <inheritdoc />
    public int ExitCodeAfter(int number) => Trouble;

    private static int Compare(PackageFile first, PackageFile second, bool isAll, List<string> ignored, CommandContext context)
    {
        var code = Same;
        var hasDerivedCodes = IsProductCodeDerived(first.Database) && IsProductCodeDerived(second.Database);
        var missing = new List<string>();
        foreach (var difference in DatabaseComparer.Compare(first.Database, second.Database, FindCabinet, context.Cancellation))
        {
            var isVolatile = !isAll && (difference.IsVolatile || (hasDerivedCodes && difference is { Kind: DifferenceKind.Value, Place: "Property 'ProductCode', Value" }));
            var isIgnored = ignored.Exists(place => FileSystemName.MatchesSimpleExpression(EscapeBackslashes(place), PlaceOf(difference), ignoreCase: false));
            context.Output.WriteLine((isIgnored ? "ignored " : isVolatile ? "volatile " : string.Empty) + VisibleText.Of(Describe(difference)));
            code = isVolatile || isIgnored ? code : Different;
        }

        // A cabinet that one package lacks is a difference; of one that both lack nothing is known.
        foreach (var name in missing.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key))
        {
            context.Messaging.Write(CommandLineErrors.NotCompared(first.Path, $"The cabinet '{name}' lies beside neither of them."));
        }

        return code;

        StreamSource? FindCabinet(bool isFirst, string name)
        {
            var cabinet = (isFirst ? first : second).FindCabinet(name);
            if (cabinet is null)
            {
                missing.Add(name);
            }

            return cabinet;
        }
    }

    /// <summary>To the expression's matcher a backslash takes the meaning from the character behind it.</summary>
    private static string EscapeBackslashes(string place) => place.Replace(@"\", @"\\", StringComparison.Ordinal);

    private static string PlaceOf(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Codepage or DifferenceKind.Row or DifferenceKind.Value => difference.Place,
        _ => $"{difference.Kind.ToString().ToLowerInvariant()} {difference.Place}",
    };

    private static string Describe(Difference difference)
    {
        var place = PlaceOf(difference);
        return (difference.First, difference.Second) switch
        {
            // A value that is empty on one side is still a value of a row that both have.
            _ when difference.Kind is DifferenceKind.Value or DifferenceKind.Summary or DifferenceKind.Codepage => $"~ {place}: '{difference.First}' -> '{difference.Second}'",
            ({ } first, null) => $"- {place}: {first}",
            (null, { } second) => $"+ {place}: {second}",
            var (first, second) => $"~ {place}: {first} -> {second}",
        };
    }

    /// <summary>Whether the product code is what the compiler makes of upgrade code, version and architecture.</summary>
    private static bool IsProductCodeDerived(MsiDatabase database)
    {
        var platform = BuildArgumentParser.PlatformOf(database.Summary.Template?.Split(';')[0] is "Intel" or "" ? "x86" : database.Summary.Template?.Split(';')[0]);
        return platform is { } known && Property("ProductCode") is { } code
            && code == ProductCode.Create(Property("UpgradeCode") ?? Property("ProductName") ?? string.Empty, Property("ProductVersion") ?? string.Empty, known);

        string? Property(string name) =>
            database.Tables.TryGetValue("Property", out var table) ? table.Rows.FirstOrDefault(row => row is [string property, ..] && property == name)?.ElementAtOrDefault(1) as string : null;
    }
}
