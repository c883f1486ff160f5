package dev.vitals.aws;

/** How one of AWS's services says what it says. */
enum WireProtocol {
    EC2("text/xml"),
    QUERY("text/xml"),
    REST_XML("application/xml"),
    JSON("application/x-amz-json-1.1"),
    CBOR("application/x-amz-cbor-1.1"),
    REST_JSON("application/json");

    private final String contentType;

    WireProtocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    boolean isXml() {
        return contentType.endsWith("xml");
    }

    /** The protocol of a service, by what its marshallers are made of. */
    static WireProtocol of(String service, Class<?> factory, boolean isNamed) {
        var name = factory.getSimpleName();
        if (service.equals("ec2")) {
            return EC2;
        } else if (name.contains("Query")) {
            return QUERY;
        } else if (name.contains("Xml") || name.contains("S3")) {
            return REST_XML;
        } else if (service.equals("kinesis")) {
            return CBOR;
        }
        return isNamed ? JSON : REST_JSON;
    }
}
