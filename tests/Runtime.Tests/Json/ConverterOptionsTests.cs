using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.Tests.Json;

/// <summary>Tests that converters get options with the original values at every call.</summary>
public sealed class ConverterOptionsTests
{
    private static readonly JsonSerializerOptions Original = SystemTextJsonBridge.CreateOptions();

    private readonly ConverterOptions _options = new(Original);

    public static TheoryData<string> Settable => [.. typeof(JsonSerializerOptions).GetProperties().Where(static p => p.CanWrite).Select(static p => p.Name)];

    [Fact]
    public void UnchangedOptions_AreReused()
    {
        JsonSerializerOptions first = _options.Take();
        JsonSerializerOptions atOnce = _options.Take();
        Assert.NotSame(Original, first);
        Assert.NotSame(first, atOnce);
        _options.Return(first);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            _options.Return(_options.Take());
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Same(first, _options.Take());
    }

    /// <summary>Tests every property. A property that a later .NET version adds fails here until <see cref="ConverterOptions"/> compares it.</summary>
    [Theory]
    [MemberData(nameof(Settable))]
    public void ChangedOptions_AreNotReused(string name)
    {
        PropertyInfo property = typeof(JsonSerializerOptions).GetProperty(name)!;
        JsonSerializerOptions changed = _options.Take();
        object? before = property.GetValue(changed);
        if (name == "IgnoreNullValues")
            changed.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        property.SetValue(changed, Other(property.PropertyType, before));
        Assert.NotEqual(before, property.GetValue(changed));

        _options.Return(changed);

        JsonSerializerOptions next = _options.Take();
        Assert.NotSame(changed, next);
        Assert.Equal(before, property.GetValue(next));
    }

    [Fact]
    public void OptionsWithAddedConverter_AreNotReused()
    {
        JsonSerializerOptions changed = _options.Take();
        changed.Converters.Add(new JsonStringEnumConverter());
        _options.Return(changed);
        Assert.Empty(_options.Take().Converters);
    }

    [Fact]
    public void OptionsWithAddedResolver_AreNotReused()
    {
        JsonSerializerOptions changed = _options.Take();
        changed.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        _options.Return(changed);
        Assert.Null(_options.Take().TypeInfoResolver);
    }

    [Fact]
    public void OptionsBoundToContext_AreNotReused()
    {
        for (int i = 0; i < 3; i++)
        {
            JsonSerializerOptions options = _options.Take();
            Assert.False(options.IsReadOnly);
            Assert.Same(options, new Context(options).Options);
            _options.Return(options);
        }
    }

    /// <summary>The serializer caches type metadata in the options.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OptionsUsedBySerializer_AreShared(bool hasResolver)
    {
        var pool = new ConverterOptions(SystemTextJsonBridge.CreateOptions(hasResolver ? new DefaultJsonTypeInfoResolver() : null));
        JsonSerializerOptions used = pool.Take();
        Assert.Equal("1", JsonSerializer.Serialize(1, used));
        pool.Return(used);
        Assert.Same(used, pool.Take());
        Assert.Same(used, pool.Take());
    }

    [Fact]
    public void OptionsUsedAfterTheCall_AreNotReused()
    {
        JsonSerializerOptions kept = _options.Take();
        _options.Return(kept);
        kept.MakeReadOnly(populateMissingResolver: true);
        Assert.False(_options.Take().IsReadOnly);
    }

    private static object Other(Type type, object? value) =>
        type == typeof(bool) ? !(bool)value!
        : type == typeof(int) ? (int)value! + 1
        : type == typeof(char) ? '\t'
        : type == typeof(string) ? (Equals(value, "\n") ? "\r\n" : "\n")
        : type == typeof(JavaScriptEncoder) ? JavaScriptEncoder.Default
        : type == typeof(JsonNamingPolicy) ? JsonNamingPolicy.KebabCaseUpper
        : type == typeof(ReferenceHandler) ? ReferenceHandler.Preserve
        : type == typeof(IJsonTypeInfoResolver) ? new DefaultJsonTypeInfoResolver()
        : Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value) && !IsRejected(type, other));

    /// <summary>Whether the property's setter rejects the value.</summary>
    private static bool IsRejected(Type type, object value) =>
        value is JsonIgnoreCondition.Always or JsonCommentHandling.Allow
            || (type == typeof(JsonIgnoreCondition) && value.ToString() is not ("WhenWritingNull" or "WhenWritingDefault"));

    private sealed class Context(JsonSerializerOptions options) : JsonSerializerContext(options)
    {
        protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

        public override JsonTypeInfo? GetTypeInfo(Type type) => null;
    }
}
