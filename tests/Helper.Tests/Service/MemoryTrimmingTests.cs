using DockerDesktop.Service;

namespace Helper.Tests.Service;

[TestClass]
public sealed class MemoryTrimmingTests : IDisposable
{
    private const long Mebibyte = 1024 * 1024;

    private readonly MemoryTrimming _trimming;
    private int _trims;

    public MemoryTrimmingTests() => _trimming = new MemoryTrimming(TimeProvider.System, () => _trims++);

    public void Dispose() => _trimming.Dispose();

    [TestMethod]
    public void Memory_is_given_back_once_after_work_and_not_while_it_goes_on()
    {
        foreach (long allocated in (long[])[5, 50, 500])
        {
            _trimming.Look(allocated * Mebibyte);
            Assert.AreEqual(0, _trims, "work goes on");
        }

        _trimming.Look((500 * Mebibyte) + 1000);
        Assert.AreEqual(1, _trims, "it is quiet");
        for (int i = 2; i < 100; i++)
        {
            _trimming.Look((500 * Mebibyte) + (i * 1000));
        }

        Assert.AreEqual(1, _trims, "nothing came since");
        _trimming.Look(503 * Mebibyte);
        _trimming.Look(503 * Mebibyte);
        Assert.AreEqual(2, _trims);
    }

    [TestMethod]
    public void Little_work_is_not_worth_it()
    {
        _trimming.Look(Mebibyte);
        _trimming.Look(Mebibyte);
        Assert.AreEqual(0, _trims);
    }
}
