using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Reports what System.Text.Json rejects only at run time, whether the type is read or written.</summary>
internal sealed class JsonObjectRules(JsonObjectShape shape)
{
    public void Check()
    {
        if (shape.Attributes.RefusesUnknown == true && shape.Extensions.FirstOrDefault() is { } extension)
        {
            shape.Fail(
                JsonDiagnostics.Contradiction,
                shape.Place.Path,
                $"is of type '{TypeNames.Display(shape.Type)}', whose [JsonUnmappedMemberHandling] disallows unknown members, but whose extension data '{extension.Symbol.Name}' collects them",
                "remove one of the two");
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
        if (JsonExtensionParser.WhyNot(member, isOnly: member == shape.Extensions.First(), isBound) is var (unfit, better))
            shape.FailOfType(JsonDiagnostics.BadExtensionData, member.Symbol.Name, unfit, better);
    }

    private void CheckMember(JsonTypeMember member)
    {
        string path = $"{shape.Place.Path}.{member.Symbol.Name}";
        if (member.JsonName.Any(char.IsControl))
        {
            shape.FailOfName(
                member,
                "contains a control character",
                "give it another by [JsonPropertyName], give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");
        }

        if (JsonMemberRules.Broken(member, shape.IsRequired(member)) is var (wrong, right))
            shape.Fail(JsonDiagnostics.Contradiction, path, wrong, right);
        if (!member.IsIgnored)
            CheckFilling(member, path);
    }

    private void CheckFilling(JsonTypeMember member, string path)
    {
        // An attribute on the type replaces the values that cannot be populated. For polymorphic values the serializer would mix up the types.
        bool isMeant = member.Attributes.IsPopulated ?? (shape.PopulatesMembers && JsonPopulateRules.IsPolymorphic(member.Symbol.Type));
        if (isMeant && JsonPopulateRules.WhyNot(member, JsonObjectShape.HasSetter(member), shape.Context) is var (why, instead))
            shape.Fail(JsonDiagnostics.CannotPopulate, path, why, instead);
        else if (shape.Populates(member) && shape.Constructor is { Parameters.IsEmpty: false })
            shape.Fail(JsonDiagnostics.CannotPopulate, path, $"its type '{TypeNames.Display(shape.Type)}' is created by a constructor with parameters, which are read first", "give the type a constructor without parameters, or remove the attribute");
    }
}
