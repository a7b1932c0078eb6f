using DockerDesktop.Setup.WindowsInstaller;

namespace Setup.Tests;

[TestClass]
public sealed class InstallationProgressTests
{
    private readonly InstallationProgress _progress = new();

    [TestMethod]
    public void Ticks_become_percent_and_only_changes_are_told()
    {
        Assert.AreEqual(0, _progress.Take(0, 1000, 0));
        Assert.AreEqual(10, _progress.Take(2, 100, 0));
        Assert.IsNull(_progress.Take(2, 1, 0));
        Assert.AreEqual(100, _progress.Take(2, 5000, 0));
    }

    [TestMethod]
    public void Steps_of_an_action_count_as_the_action_says()
    {
        _progress.Take(0, 100, 0);
        _progress.Take(1, 5, 1);
        Assert.AreEqual(5, _progress.TakeActionData());
        _progress.Take(1, 5, 0);
        Assert.IsNull(_progress.TakeActionData());
    }

    [TestMethod]
    public void A_rollback_counts_down_and_more_ticks_make_each_smaller()
    {
        _progress.Take(0, 100, 1);
        Assert.AreEqual(60, _progress.Take(2, 40, 0));
        _progress.Take(0, 100, 0);
        Assert.AreEqual(50, _progress.Take(2, 50, 0));
        Assert.AreEqual(25, _progress.Take(3, 100, 0));
    }

    [TestMethod]
    public void No_numbers_leave_the_range()
    {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            if ((i % 5 == 0 ? _progress.TakeActionData() : _progress.Take(random.Next(-1, 5), random.Next(int.MinValue, int.MaxValue), random.Next(-1, 3))) is { } percent)
            {
                Assert.IsTrue(percent is >= 0 and <= 100, percent.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
