using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Json.Warnings;

/// <summary>
/// Looks at values that code writes as a type that is not their own: as <c>object</c>, for which no writer is generated, or as a base type, which loses their members.
/// </summary>
/// <param name="context">The options and the report.</param>
/// <param name="models">The models of the types that are written.</param>
/// <param name="model">The document with the values.</param>
/// <param name="user">Who writes the values.</param>
internal sealed class WrittenValues(JsonParsingContext context, IEnumerable<JsonTypeModel> models, SemanticModel model, ValueUser user)
{
    private readonly PossibleValues _values = new(model);
    private readonly HashSet<string> _written =
        [.. models.Where(static model => model is JsonObjectModel or JsonListModel or JsonDictionaryModel).Select(static model => model.Type)];
    private readonly HashSet<string> _plain =
        [.. models.OfType<JsonObjectModel>().Where(static model => model.Discriminator is null).Select(static model => model.Type)];

    private readonly Dictionary<string, JsonPolymorphicModel> _polymorphic = models.OfType<JsonPolymorphicModel>().ToDictionary(static model => model.Type);

    /// <summary>Checks the values of an expression that is written as a type.</summary>
    public void Check(ExpressionSyntax expression, ITypeSymbol written) => Check(expression, written, isStored: false);

    /// <summary>Checks the values that code puts into objects and collections whose types are written: <c>new Response(200, new { Ok = true })</c>.</summary>
    public void CheckStored(SyntaxNode code) => CheckStored(new StoredValues(code, model).Find());

    /// <summary>Checks the values that the objects and collections contain which an expression may have.</summary>
    public void CheckContent(ExpressionSyntax expression)
    {
        foreach (ExpressionSyntax value in _values.Of(expression))
            CheckStored(value);
        if (expression is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is ILocalSymbol)
            CheckStored(new StoredValues(PossibleValues.ScopeOf(name), model).FindIn(name.Identifier.ValueText));
    }

    private void CheckStored(IEnumerable<(ITypeSymbol Holder, IEnumerable<ExpressionSyntax> Values)> stored)
    {
        if (_written.Count == 0)
            return;
        foreach ((ITypeSymbol holder, IEnumerable<ExpressionSyntax> values) in stored)
        {
            if (!IsWritten(holder))
                continue;
            foreach (ExpressionSyntax value in values)
            {
                if (model.GetTypeInfo(value).ConvertedType is { } written)
                    Check(value, written, isStored: true);
            }
        }
    }

    /// <summary>The type is written, or one that it implements: <c>IReadOnlyDictionary&lt;string, object&gt;</c>.</summary>
    private bool IsWritten(ITypeSymbol holder) =>
        _written.Contains(TypeNames.Full(holder)) || holder.AllInterfaces.Any(implemented => _written.Contains(TypeNames.Full(implemented)));

    private void Check(ExpressionSyntax expression, ITypeSymbol written, bool isStored)
    {
        bool isObject = written.SpecialType == SpecialType.System_Object && !context.Options.IsCovered(written);
        bool isBase = written is INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false } && _plain.Contains(TypeNames.Full(written));
        JsonPolymorphicModel? polymorphic = _polymorphic.TryGetValue(TypeNames.Full(written), out JsonPolymorphicModel? found) ? found : null;
        if (!isObject && !isBase && polymorphic is null)
            return;
        foreach (ExpressionSyntax value in _values.Of(expression))
        {
            // The value of a variable is reported where the variable is used.
            Location location = (expression.Span.Contains(value.Span) ? value : expression).GetLocation();
            if (model.GetTypeInfo(value).Type?.WithNullableAnnotation(NullableAnnotation.None) is not { } type)
                continue;
            if (isObject)
                CheckObject(value, type, location, isStored);
            else
                CheckBase((INamedTypeSymbol)written, polymorphic, type, location);
        }
    }

    private void CheckObject(ExpressionSyntax value, ITypeSymbol type, Location location, bool isStored)
    {
        if (user.Describe(value, type, isStored) is { } problem)
            context.Report(MemberDiagnostics.ObjectValue, location, problem.Found, problem.Unless, user.Namer, problem.Advice);
    }

    /// <summary>Checks a value that is written as its base type, which may name the types that a value can be.</summary>
    private void CheckBase(INamedTypeSymbol written, JsonPolymorphicModel? polymorphic, ITypeSymbol type, Location location)
    {
        if (polymorphic?.Derived.Any(derived => derived.Type == TypeNames.Full(type)) == true || polymorphic?.Fallback == DerivedFallback.Nearest)
            return;
        if (polymorphic?.Fallback == DerivedFallback.Fail)
        {
            if (type is INamedTypeSymbol unnamed && DerivedTypeSearch.IsBelow(unnamed, written))
                Report(unnamed, written, location, MemberDiagnostics.CannotBe(TypeNames.Display(unnamed)));
        }
        else if (DerivedTypeSearch.WithMoreMembers(written, type, context) is { } derived)
        {
            Report(derived, written, location, MemberDiagnostics.LosesMembers(TypeNames.Display(written.OriginalDefinition), TypeNames.Display(derived)));
        }
    }

    /// <summary>The code fix needs the locations of both types.</summary>
    private void Report(INamedTypeSymbol derived, INamedTypeSymbol written, Location location, string problem) => context.Report(Diagnostic.Create(
        MemberDiagnostics.BaseType,
        location,
        context.LocationIn(derived) is { } first && context.LocationIn(written) is { } second ? [first, second] : [],
        TypeNames.Display(written.OriginalDefinition),
        TypeNames.Display(derived),
        derived.Name,
        problem));
}
