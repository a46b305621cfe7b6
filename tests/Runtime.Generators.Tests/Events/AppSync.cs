using System;
using System.Collections.Generic;
using System.Text.Json;
using Lambda.Runtime;

namespace Events.AppSync;

public record ResolverEvent<TArguments, TSource>(
    TArguments Arguments,
    Identity? Identity,
    TSource? Source,
    Request Request,
    Previous? Prev,
    Info Info,
    Dictionary<string, JsonElement> Stash)
    where TSource : class;

public record GetPost(string Id, int? First, PostFilter? Filter);

public record PostFilter(ISet<string>? Tags, int? Minimum);

public record Post(string Id, string Title);

public record Identity(
    Dictionary<string, JsonElement> Claims,
    string DefaultAuthStrategy,
    List<string>? Groups,
    Uri Issuer,
    IEnumerable<string> SourceIp,
    Guid Sub,
    string Username);

public record Request(Dictionary<string, string> Headers, string? DomainName);

public record Previous(object? Result);

public record Info(
    List<string> SelectionSetList,
    string SelectionSetGraphQL,
    string ParentTypeName,
    string FieldName,
    Dictionary<string, JsonElement?> Variables);

public static class Functions
{
    [LambdaHandler("app-sync")]
    public static ResolverEvent<GetPost, Post> AppSync(ResolverEvent<GetPost, Post> value) => value;
}
