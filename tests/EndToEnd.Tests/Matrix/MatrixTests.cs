namespace EndToEnd.Matrix;

/// <summary>Both packages in every situation that an administrator meets: one text file a case, see <c>README.md</c> beside it.</summary>
[TestClass]
public sealed class MatrixTests
{
    public static IEnumerable<object[]> Cases => Names(isNightly: false);

    public static IEnumerable<object[]> NightlyCases => Names(isNightly: true);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public Task Machine(string name) => RunAsync(name);

    [TestMethod]
    [TestCategory("Nightly")]
    [DynamicData(nameof(NightlyCases))]
    public Task Nightly_machine(string name) => RunAsync(name);

    private static IEnumerable<object[]> Names(bool isNightly) =>
        MatrixCase.Names.Where(name => MatrixCase.Read(name).IsNightly == isNightly).Select(name => new object[] { name });

    private static async Task RunAsync(string name)
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await new MatrixRun(windows, name, MatrixCase.Read(name)).RunAsync();
    }
}
