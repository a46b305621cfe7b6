namespace Lambda.Runtime.Generators.Model;

/// <summary>A parameter of a route's handler whose type takes values of the request.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Arguments">The parameters of the constructor.</param>
/// <param name="Members">The properties that are set after it.</param>
internal sealed record ParameterGroupModel(string Type, EquatableArray<GroupMemberModel> Arguments, EquatableArray<GroupMemberModel> Members)
{
    /// <summary>The values, in the order in which they are read.</summary>
    public IEnumerable<ParameterModel> All => Arguments.Concat(Members).Select(static member => member.Parameter);
}

/// <summary>A parameter of a constructor, or a property.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Parameter">What it takes.</param>
internal sealed record GroupMemberModel(string Name, ParameterModel Parameter);
