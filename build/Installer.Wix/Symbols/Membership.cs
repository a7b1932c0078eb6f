using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>Says that a child belongs to a parent.</summary>
/// <param name="ParentKind">What the parent is.</param>
/// <param name="Parent">The parent's identifier; empty for the package.</param>
/// <param name="ChildKind">What the child is.</param>
/// <param name="Child">The child's identifier.</param>
/// <param name="IsPrimary">Whether the parent is the one under which the child was authored, or was asked to be its first.</param>
/// <param name="Source">Where this was authored.</param>
internal sealed record Membership(MemberKind ParentKind, string Parent, MemberKind ChildKind, string Child, bool IsPrimary, SourceLine? Source);
