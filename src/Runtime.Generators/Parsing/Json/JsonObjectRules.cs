using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Reports the errors of an object that System.Text.Json reports at run time, whether the type is read or written.</summary>
internal sealed class JsonObjectRules(JsonObjectShape shape)
{
    public void Check()
    {
        if (shape.Attributes.DisallowsUnknown == true && shape.Extensions.FirstOrDefault() is { } extension)
        {
            shape.Fail(
                JsonDiagnostics.Contradiction,
                shape.Usage.Path,
                $"is of type '{TypeNames.Display(shape.Type)}', whose [JsonUnmappedMemberHandling] disallows unknown members, but whose extension data '{extension.Symbol.Name}' collects them",
                "remove one of the two");
        }

        if (shape.Attributes.Ignore == IgnoreCondition.Always)
        {
            shape.Fail(
                JsonDiagnostics.Contradiction,
                shape.Usage.Path,
                $"is of type '{TypeNames.Display(shape.Type)}', which carries [JsonIgnore] without a condition, by which JSON would have no members",
                "set Condition to JsonIgnoreCondition.WhenWritingNull, WhenWritingDefault or Never");
        }

        foreach (JsonTypeMember member in shape.Members)
        {
            if (member.Attributes.IsExtensionData && !member.IsIgnored)
                CheckExtension(member);
            else
                CheckMember(member);
        }
    }

    private void CheckExtension(JsonTypeMember member)
    {
        bool isBound = shape.Parameter(member.Symbol) is not null;
        if (JsonExtensionParser.WhyNot(member, isOnly: member == shape.Extensions.First(), isBound) is var (problem, fix))
            shape.FailOfType(JsonDiagnostics.BadExtensionData, member.Symbol.Name, problem, fix);
    }

    private void CheckMember(JsonTypeMember member)
    {
        string path = $"{shape.Usage.Path}.{member.Symbol.Name}";
        if (member.JsonName.Any(char.IsControl))
        {
            shape.FailOfName(
                member,
                "contains a control character",
                $"give it another with [{TypeNames.AttributeTarget(member.Symbol.Symbol)}JsonPropertyName], give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");
        }

        if (JsonMemberRules.Check(member, shape.IsRequired(member)) is var (problem, fix))
            shape.Fail(JsonDiagnostics.Contradiction, path, problem, fix);
        if (!member.IsIgnored)
            CheckPopulate(member, path);
    }

    private void CheckPopulate(JsonTypeMember member, string path)
    {
        // With an attribute on the type, values that cannot be populated are replaced. Polymorphic values are an error: the serializer would mix up their types.
        bool isRequested = member.Attributes.IsPopulated ?? (shape.PopulatesMembers && JsonPopulateRules.IsPolymorphic(member.Symbol.Type));
        if (isRequested && JsonPopulateRules.WhyNot(member, JsonObjectShape.HasSetter(member), shape.Context) is var (problem, fix))
            shape.Fail(JsonDiagnostics.CannotPopulate, path, problem, fix);
        else if (shape.Populates(member) && shape.Constructor is { Parameters.IsEmpty: false })
        {
            shape.Fail(
                JsonDiagnostics.CannotPopulate, path, $"its type '{TypeNames.Display(shape.Type)}' is created by a constructor with parameters, which are read first",
                "give the type a constructor without parameters, or remove the attribute");
        }
    }
}
