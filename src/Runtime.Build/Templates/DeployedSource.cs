namespace Lambda.Runtime.Build.Templates;

/// <summary>The queue, stream or other source whose records a handler takes one by one.</summary>
/// <param name="Service">What its service needs in a template.</param>
/// <param name="Name">
/// Its name without the prefix: of EventBridge the <c>detail-type</c>, and of a schedule the expression; <see langword="null"/> if the handler's attribute has none and the
/// template does not create it.
/// </param>
/// <param name="Id">A name of letters and digits, such as <c>OrdersQueue</c>.</param>
internal sealed record DeployedSource(EventSource Service, string? Name, string Id)
{
    /// <summary>The name of a variable, such as <c>orders_queue</c>.</summary>
    public string Variable { get; private init; } = Id;

    /// <summary>Names a source. Handlers of the same queue, stream, table, topic or bucket have the same one.</summary>
    /// <param name="sources">The sources so far.</param>
    /// <param name="service">The service.</param>
    /// <param name="name">The name in the handler's attribute.</param>
    /// <param name="handler">The name of the handler.</param>
    /// <param name="functionName">The name of the function, which is that of its queue if the attribute names none.</param>
    public static DeployedSource Add(List<DeployedSource> sources, EventSource service, string? name, string handler, string functionName)
    {
        if (service.IsCreated)
            name ??= functionName;
        if (service.HasName && sources.Find(source => source.Service == service && source.Name is not null && source.Name == name) is { } same)
            return same;
        string[] words = WordsOf((service.HasName ? name : null) ?? handler, service.Noun);
        var taken = new HashSet<string>(sources.Select(static source => source.Id), StringComparer.OrdinalIgnoreCase);
        string id = Identifier.AddUnique(taken, Identifier.Join(words));
        var added = new DeployedSource(service, name, id)
        {
            Variable = string.Join('_', words).ToLowerInvariant() + id[words.Sum(static word => word.Length)..],
        };
        sources.Add(added);
        return added;
    }

    /// <summary><c>orders</c> is <c>OrdersQueue</c>. Names of variables begin with a letter: <c>2fa</c> is <c>Queue2fa</c>.</summary>
    private static string[] WordsOf(string name, string noun)
    {
        string[] words = Identifier.Words(name);
        if (words.Length > 0 && char.IsAsciiDigit(words[0][0]))
            return [noun, .. words];
        return words.LastOrDefault()?.Equals(noun, StringComparison.OrdinalIgnoreCase) == true ? words : [.. words, noun];
    }
}
