// GroupProbe.exe FUNCTION [ARGUMENT ...]
//
// Calls a function of netapi32.dll as a program would and ends with its status.
//
//   add GROUP [COMMENT]           add-members GROUP LEVEL MEMBER ...      members GROUP LEVEL
//   delete GROUP                  delete-members GROUP LEVEL MEMBER ...   list
//   info GROUP                    set-comment GROUP COMMENT
//
// MEMBER is a SID for level 0 and a name for level 3.
using GroupProbe;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return (int)(args switch
{
    ["add", var group] => LocalGroups.Add(group, null),
    ["add", var group, var comment] => LocalGroups.Add(group, comment),
    ["delete", var group] => NativeMethods.NetLocalGroupDel(null, group),
    ["info", var group] => LocalGroups.PrintInfo(group),
    ["set-comment", var group, var comment] => LocalGroups.SetComment(group, comment),
    ["add-members", var group, var level, .. var members] => LocalGroups.ChangeMembers(group, level, members, add: true),
    ["delete-members", var group, var level, .. var members] => LocalGroups.ChangeMembers(group, level, members, add: false),
    ["members", var group, var level] => LocalGroups.PrintMembers(group, level),
    ["list"] => LocalGroups.PrintNames(),
    _ => throw new ArgumentException("not understood: " + string.Join(' ', args)),
});
