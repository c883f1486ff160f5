{{/* What both kinds of pods are told. */}}
{{- define "vitals.environment" -}}
{{- $database := required "database.existingSecret is required: the Secret with app-password and owner-password" .Values.database.existingSecret -}}
- name: VITALS_URL
  value: {{ required "url is required: the address under which people reach Vitals" .Values.url | quote }}
- name: SPRING_DATASOURCE_URL
  value: {{ include "vitals.databaseUrl" . | quote }}
- name: SPRING_DATASOURCE_USERNAME
  value: {{ .Values.database.username | quote }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $database }}, key: app-password}
- name: SPRING_FLYWAY_USER
  value: {{ .Values.database.owner | quote }}
- name: SPRING_FLYWAY_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $database }}, key: owner-password}
- name: VITALS_SIGN_IN_KEY
  value: /etc/vitals/keys/sign-in-key
- name: VITALS_AUDIT_KEY
  value: /etc/vitals/keys/audit-key
{{- if .Values.keys.binderCertificate }}
- name: VITALS_BINDER_CERTIFICATE
  value: /etc/vitals/keys/binder.p12
- name: VITALS_BINDER_CERTIFICATE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .Values.keys.existingSecret }}, key: binder-password}
{{- end }}
- name: VITALS_SIGN_IN_LOCAL
  value: {{ .Values.operator.enabled | quote }}
{{- if .Values.operator.enabled }}
- name: VITALS_OPERATOR_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ required "operator.existingSecret is required where operator.enabled is true: the Secret with operator-password" .Values.operator.existingSecret }}
      key: operator-password
{{- end }}
{{- with .Values.trustedProxies }}
- name: VITALS_TRUSTED_PROXIES
  value: {{ . | quote }}
{{- end }}
- name: AWS_REGION
  value: {{ .Values.aws.region | quote }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- range .Values.secretSettings }}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
{{- end }}
{{- end }}
