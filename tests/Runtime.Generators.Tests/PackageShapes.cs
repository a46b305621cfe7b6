using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Types with the names of types in packages, and the same shape in JSON, in an assembly that tests reference.</summary>
internal static class PackageShapes
{
    public static readonly MetadataReference Reference = Library.Compile("""
        #nullable disable
        using System;
        using System.Collections;
        using System.Collections.Generic;

        namespace Newtonsoft.Json
        {
            public class JsonPropertyAttribute : Attribute { public JsonPropertyAttribute() { } public JsonPropertyAttribute(string propertyName) => PropertyName = propertyName; public string PropertyName { get; set; } public Required Required { get; set; } public NullValueHandling NullValueHandling { get; set; } public int Order { get; set; } }
            public enum Required { Default, AllowNull, Always, DisallowNull }
            public enum NullValueHandling { Include, Ignore }
            public enum MemberSerialization { OptOut, OptIn, Fields }
            public class JsonIgnoreAttribute : Attribute { }
            public class JsonRequiredAttribute : Attribute { }
            public class JsonExtensionDataAttribute : Attribute { }
            public class JsonConstructorAttribute : Attribute { }
            public class JsonConverterAttribute(Type type) : Attribute { public Type ConverterType => type; }
            public class JsonObjectAttribute(MemberSerialization serialization = MemberSerialization.OptOut) : Attribute { public MemberSerialization MemberSerialization { get; set; } = serialization; public NullValueHandling ItemNullValueHandling { get; set; } }
        }

        namespace Newtonsoft.Json.Converters { public class StringEnumConverter { } }

        namespace Newtonsoft.Json.Linq
        {
            public abstract class JToken : IEnumerable<JToken> { public IEnumerator<JToken> GetEnumerator() => null; IEnumerator IEnumerable.GetEnumerator() => null; }
            public abstract class JContainer : JToken { }
            public class JArray : JContainer { }
            public class JObject : JContainer, IDictionary<string, JToken>
            {
                public JToken this[string key] { get => null; set { } }
                public ICollection<string> Keys => null; public ICollection<JToken> Values => null; public int Count => 0; public bool IsReadOnly => false;
                public void Add(string key, JToken value) { } public void Add(KeyValuePair<string, JToken> item) { } public void Clear() { }
                public bool Contains(KeyValuePair<string, JToken> item) => false; public bool ContainsKey(string key) => false; public void CopyTo(KeyValuePair<string, JToken>[] array, int index) { }
                public new IEnumerator<KeyValuePair<string, JToken>> GetEnumerator() => null;
                public bool Remove(string key) => false; public bool Remove(KeyValuePair<string, JToken> item) => false; public bool TryGetValue(string key, out JToken value) { value = null; return false; }
            }
        }

        namespace NodaTime { public readonly struct Instant { private readonly long _ticks; public Instant(long ticks) => _ticks = ticks; public long ToTicks() => _ticks; } public sealed class DateTimeZone { public string Id => "UTC"; public Instant Start => default; } }
        namespace LanguageExt { public readonly struct Option<A> { private readonly A _value; public Option(A value) => _value = value; public bool IsSome => true; } }
        namespace OneOf { public interface IOneOf { object Value { get; } } public readonly struct OneOf<T0, T1> : IOneOf { private readonly T0 _value; public OneOf(T0 value) => _value = value; public object Value => _value; public T0 AsT0 => _value; public T1 AsT1 => throw new InvalidOperationException(); } public class OneOfBase<T0, T1>(OneOf<T0, T1> input) : IOneOf { public object Value => input.Value; } public class GenerateOneOfAttribute : Attribute { } }
        namespace MongoDB.Bson { public readonly struct ObjectId { private readonly int _a; public ObjectId(int a) => _a = a; public int Timestamp => _a; } }
        namespace Google.Protobuf { public interface IMessage { } }
        namespace Google.Protobuf.Collections { public sealed class RepeatedField<T> : List<T> { } public sealed class MapField<K, V> : Dictionary<K, V> { } }
        namespace Vogen { public class ValueObjectAttribute : Attribute { public ValueObjectAttribute(Type type) { } } public class ValueObjectAttribute<T> : Attribute { } }
        namespace Thinktecture { public class SmartEnumAttribute<T> : Attribute { } public class ValueObjectAttribute<T> : Attribute { } }
        namespace CommunityToolkit.Mvvm.ComponentModel { public class ObservablePropertyAttribute : Attribute { } public class ObservableObject { } }
        """, name: "Packages");
}
