using System.Collections.Immutable;

using Installer.Msi.Database;
using Installer.Msi.Validation.Evaluators;

namespace Installer.Msi.Validation;

/// <summary>
/// Validates a package by the rules of Microsoft's internal consistency evaluators (Windows Installer SDK, "ICE Reference"), on its tables alone: neither Windows nor
/// Microsoft's evaluators are needed.
/// </summary>
public static class PackageValidator
{
    private static readonly ImmutableArray<Evaluator> Evaluators =
    [
        new Ice02(), new Ice03(), new Ice04(), new Ice05(), new Ice06(), new Ice07(), new Ice08(), new Ice09(), new Ice10(), new Ice11(), new Ice12(), new Ice13(), new Ice14(),
        new Ice15(), new Ice16(), new Ice17(), new Ice18(), new Ice19(), new Ice20(), new Ice21(), new Ice22(), new Ice23(), new Ice24(), new Ice26(), new Ice27(), new Ice28(),
        new Ice30(), new Ice31(), new Ice32(), new Ice34(), new Ice35(), new Ice36(), new Ice38(), new Ice39(), new Ice40(), new Ice41(), new Ice42(), new Ice43(), new Ice44(),
        new Ice45(), new Ice46(), new Ice47(), new Ice48(), new Ice49(), new Ice50(), new Ice51(), new Ice52(), new Ice53(), new Ice54(), new Ice55(), new Ice56(), new Ice57(),
        new Ice58(), new Ice59(), new Ice60(), new Ice61(), new Ice62(), new Ice63(), new Ice64(), new Ice65(), new Ice67(), new Ice68(), new Ice69(), new Ice70(), new Ice71(),
        new Ice72(), new Ice74(), new Ice75(), new Ice77(), new Ice78(), new Ice79(), new Ice80(), new Ice82(), new Ice83(), new Ice84(), new Ice85(), new Ice86(), new Ice87(),
        new Ice88(), new Ice89(), new Ice90(), new Ice91(), new Ice92(), new Ice93(), new Ice94(), new Ice95(), new Ice96(), new Ice97(), new Ice98(), new Ice99(), new Ice100(),
        new Ice101(), new Ice102(), new Ice103(), new Ice104(), new Ice105(),
    ];

    /// <summary>The names of the evaluators that are implemented, by number. The README lists the others, and why they are not.</summary>
    public static IReadOnlyList<string> Ices { get; } = [.. Evaluators.Select(evaluator => evaluator.Name)];

    /// <summary>Validates a package.</summary>
    /// <param name="database">The package.</param>
    /// <param name="isSelected">Whether an evaluator is to run, by its name; all of them if <c>null</c>.</param>
    /// <returns>The findings, by evaluator and in the order of the rows.</returns>
    public static IReadOnlyList<Finding> Validate(MsiDatabase database, Func<string, bool>? isSelected = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        var package = new Package(database);
        var findings = new List<Finding>();
        foreach (var evaluator in Evaluators.Where(evaluator => isSelected is null || isSelected(evaluator.Name)))
        {
            evaluator.Evaluate(package, new Report(evaluator.Name, findings));
        }

        return findings;
    }
}
