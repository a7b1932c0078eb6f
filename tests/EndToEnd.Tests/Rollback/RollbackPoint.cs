namespace EndToEnd.Rollback;

/// <summary>A place in the execute sequence where a failing action is put.</summary>
/// <param name="Action">It fails right after this one.</param>
/// <param name="IsOwn">True when that is one of the product's own actions rather than Windows Installer's.</param>
internal sealed record RollbackPoint(string Action, bool IsOwn);
