namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE95: what a billboard shows fits into every control for billboards.</summary>
internal sealed class Ice95 : Evaluator
{
    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        var billboards = package.Rows("Control").Where(row => row["Type"] == "Billboard").ToArray();
        if (billboards.Length == 0)
        {
            return;
        }

        var (width, height) = (billboards.Min(row => row.Number("Width") ?? 0), billboards.Min(row => row.Number("Height") ?? 0));
        foreach (var control in package.Rows("BBControl"))
        {
            var (right, bottom) = ((control.Number("X") ?? 0) + (control.Number("Width") ?? 0), (control.Number("Y") ?? 0) + (control.Number("Height") ?? 0));
            if (right > width)
            {
                report.Warning($"BBControl '{control.Key}' reaches to {right}; the narrowest control for billboards is {width} wide.");
            }

            if (bottom > height)
            {
                report.Warning($"BBControl '{control.Key}' reaches to {bottom}; the lowest control for billboards is {height} high.");
            }
        }
    }
}
