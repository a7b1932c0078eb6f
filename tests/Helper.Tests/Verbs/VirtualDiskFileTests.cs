using DockerDesktop.Protocol;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.SystemFiles.Objects;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class VirtualDiskFileTests() : VirtualDiskMoveFixture(bytes: 3)
{
    private VirtualDiskFile Disk => new(Files, Location);

    [TestMethod]
    [DataRow(FileShare.ReadWrite | FileShare.Delete)]
    [DataRow(FileShare.Read)]
    public void A_disk_that_somebody_has_open_is_not_deleted(FileShare share)
    {
        using (Files.Hold($@"{Source}\{DiskName}", FileRights.Read, share))
        {
            Refuse(ProblemCodes.FileInUse, () =>
            {
                Disk.Delete();
                return string.Empty;
            });
        }

        Assert.IsTrue(Disk.Exists());
        Disk.Delete();
        Assert.IsFalse(Disk.Exists());
    }

    [TestMethod]
    public void A_folder_to_which_it_was_moved_is_not_made_anew_and_the_first_one_is()
    {
        Records.Values["VirtualDiskFolder"] = @"E:\gone";
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Disk.HoldFolder().ToString()!).Cause, "Bring it back");
        Assert.IsFalse(Disk.Exists());
        Assert.IsNull(Disk.HoldFile());

        Records.Values.Clear();
        Files.Remove(Source);
        using (Disk.HoldFolder())
        {
            Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", Files.Find(Source)!.Security);
        }
    }
}
